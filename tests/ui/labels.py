"""Labels of buttons, as somebody who looks at the page reads them."""


def seen_of(label: str) -> str:
    """Return what is seen of a label; what is written in grey is read out alone."""
    return label.partition(" :gray[")[0]
