"""Reports written for the project, and the demonstration that reads them."""
