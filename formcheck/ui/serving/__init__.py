"""How the app is served: the script Streamlit runs, and the server's headers."""
