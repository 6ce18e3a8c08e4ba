"""The app as ``streamlit run app.py`` and ``formcheck app`` serve it."""

from importlib.resources import files

import streamlit as st

from formcheck.live.service import LiveService
from formcheck.settings import Settings
from formcheck.ui.serving.addresses import addresses
from formcheck.ui.serving.demos import demo_routes
from formcheck.ui.serving.middleware import middleware

live = LiveService(Settings())
app = st.App(
    str(files("formcheck.ui.serving").joinpath("script.py")),
    routes=[*addresses(), *demo_routes(), *live.routes],
    lifespan=live.lifespan,
    middleware=middleware(),
)
