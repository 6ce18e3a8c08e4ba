"""What Streamlit runs for every look at the app."""

from formcheck.ui.entry import run

run()
