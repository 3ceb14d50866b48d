package de.smartregion.gateway.portal.events;

import java.util.List;

/** A finding as the office writes it; the text in Markdown. */
public record FindingDraft(
        String gathering, Finding.Kind kind, Text title, Text text, List<Field> fields) {}
