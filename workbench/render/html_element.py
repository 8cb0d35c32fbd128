"""HTML elements that escape by themselves whatever is put into them."""

from __future__ import annotations

from lxml import etree

from workbench.render.word.characters import legal

Child = str | etree._Element


def element(tag: str, *children: Child, **attributes: str) -> etree._Element:
    """An element with its attributes (`class_` is class, `_` is a hyphen) and children.

    Attributes without words are left out, but for `alt`.
    """
    made = etree.Element(tag)
    for key, words in attributes.items():
        if words or key == "alt":
            made.set(key.rstrip("_").replace("_", "-"), legal(words))
    for child in children:
        add(made, child)
    return made


def add(parent: etree._Element, child: Child) -> None:
    """Put a child or plain words at the end of an element."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + legal(child)
    else:
        parent.text = (parent.text or "") + legal(child)
