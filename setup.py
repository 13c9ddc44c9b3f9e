"""The one thing setup.cfg cannot say: packages that are found, and two folders mapped into the package."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["kiosk", "kiosk.*"]),
        "kiosk._bundled.content",
        "kiosk._bundled.translations",
    ]
)
