"""The pages people look at, in a browser on their own machine or in a clinic."""
