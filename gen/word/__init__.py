"""Word files as such: the figures of the law, font metrics, XML; any file measured (`measure`) and judged (`audit`)."""
