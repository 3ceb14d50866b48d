package de.smartregion.gateway.portal.cases;

/** Something to choose, and what it is called. */
record Option(String value, String label) {}
