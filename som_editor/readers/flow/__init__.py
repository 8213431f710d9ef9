"""What formats have in common that say themselves what is a heading, a list or a table.

Each such reader gives the running text as items (`items`); `building` makes them the blocks of a
document, and `assembled` a version with its report.
"""
