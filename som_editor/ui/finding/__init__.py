"""Finding words in a text: the bar over it, and what joins the two, for every place alike."""
