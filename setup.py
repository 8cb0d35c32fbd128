"""Packaging: what is installed, and what it needs at run time."""

from pathlib import Path

from setuptools import find_packages, setup

setup(
    name="workbench",
    version="0.1.0",
    description="Business process analysis and requirements workbench, traced to the workflow step",
    long_description=(Path(__file__).parent / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    python_requires=">=3.11",
    packages=[
        *find_packages(include=["workbench", "workbench.*"]),
        "workbench.shipped.processes",
        "workbench.shipped.templates",
    ],
    # The library and the outlines stand at the top of the tree, where users look for
    # them, and travel inside the package.
    package_dir={
        "workbench.shipped.processes": "processes",
        "workbench.shipped.templates": "templates",
    },
    package_data={
        "workbench": ["py.typed"],
        "workbench.shipped.processes": ["*/*"],
        "workbench.shipped.templates": ["*"],
    },
    install_requires=[
        "click>=8.1",
        "fontpkg-arimo>=1.341",
        "fonttools>=4.50",
        "graphviz>=0.20",
        "graphviz-pure>=0.2.2",
        "lxml>=5.2",
        "markdown>=3.6",
        "markdown-it-py>=3.0",
        "networkx>=3.2",
        "openpyxl>=3.1",
        "python-docx>=1.1.2",
        "PyYAML>=6.0",
        "resvg_py>=0.3",
        "rich>=13.7",
        "tzdata>=2024.1",
    ],
    extras_require={
        "test": ["pytest>=8.2", "hypothesis>=6.100", "pypdf>=4.2"],
        "dev": [
            "mypy>=1.10",
            "ruff>=0.6",
            "pre-commit>=3.7",
            "lxml-stubs",
            "types-PyYAML",
            "types-openpyxl",
            "types-networkx",
            "types-Markdown",
        ],
        "bench": ["pytest-benchmark>=4.0"],
    },
    entry_points={"console_scripts": ["workbench = workbench.cli.main:main"]},
)
