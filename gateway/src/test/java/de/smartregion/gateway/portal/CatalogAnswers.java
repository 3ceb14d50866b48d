package de.smartregion.gateway.portal;

import java.util.List;

/** What the catalogue answers in tests. */
final class CatalogAnswers {
    static final String PICTURE = "p".repeat(43);

    static final String FACETS =
            """
            {"field": [{"value": "ENERGY", "count": 3, "selected": false}, {"value": "HEALTH", "count": 1, "selected": true}],
             "district": [{"value": "06633", "name": "Kassel", "count": 2, "selected": false}],
             "sizeClass": [{"value": "MUNICIPALITY", "count": 4, "selected": false}],
             "stage": [{"value": "RUNNING", "count": 4, "selected": false}],
             "cost": [{"value": "UNDER_50K", "count": 2, "selected": false}, {"value": "UNKNOWN", "count": 2, "selected": false}],
             "funding": [{"value": "Starke Heimat & mehr", "count": 1, "selected": false}]}
            """;

    static final String CARD =
            """
            {"id": "bus", "title": "Bürgerbus auf Abruf", "titleEnglish": "Citizens' bus on demand",
             "titleHighlighted": [{"text": "Bürger", "hit": false}, {"text": "bus", "hit": true}, {"text": " <b>", "hit": false}],
             "summary": "Ein Bus kommt, wenn man ihn ruft.",
             "snippet": [{"text": "Der ", "hit": false}, {"text": "Bus", "hit": true}, {"text": " kommt", "hit": false}],
             "municipalities": [{"key": "06633003", "name": "Bad Emstal", "district": "Kassel"}],
             "fields": ["MOBILITY", "SOCIETY"], "stage": "RUNNING", "costRange": "UNDER_50K", "status": "PUBLISHED",
             "publishedAt": "2026-01-01T09:00:00Z", "changedAt": "2026-02-01T09:00:00Z", "confirmedAt": "2026-02-01T09:00:00Z",
             "overdue": true, "example": true, "picture": {"id": "%s", "alt": "Ein Bus"},
             "place": {"lat": 51.25, "lon": 9.25, "label": "Rathaus"}}
            """
                    .formatted(PICTURE);

    static final String PROFILE =
            """
            "title": "Bürgerbus auf Abruf", "titleEnglish": "Citizens' bus on demand",
            "summary": "Ein Bus kommt, wenn man ihn ruft.", "description": "## Wie\\nText",
            "fields": ["MOBILITY"], "citizenBenefit": "Man kommt hin.", "transferability": "Ein Bus.",
            "steps": [{"title": "Planen", "text": "Mit allen."}, {"title": "Fahren"}],
            "successFactors": ["Früh beteiligen"], "technology": "App", "licence": "EUPL-1.2", "partners": ["ekom21"],
            "cost": {"from": 20000, "to": 45000, "note": "einmalig"},
            "funding": [{"programme": "Starke Heimat", "amount": 30000, "from": "2024-01", "to": "2026-12"}],
            "stage": "RUNNING", "links": [{"label": "Fahrplan", "url": "https://bus.example/plan"}],
            "contact": {"name": "Stabsstelle", "function": "Mobilität", "email": "bus@emstal.example", "phone": "05624 1"},
            "pictures": [{"picture": "%s", "alt": "Ein Bus vor dem Rathaus", "credit": "Foto: Stadt"}],
            "place": {"lat": 51.25, "lon": 9.25, "label": "Rathaus"}, "example": true
            """
                    .formatted(PICTURE);

    static final String WISHES =
            """
            {"items": [{"project": "bus", "ags": "06611000", "municipality": "Kassel", "name": "Mira Musterfeld",
              "email": "mira@kassel.example", "note": "Wir <b>auch</b>", "at": "2026-03-01T09:00:00Z"}]}
            """;

    static final String ACTS =
            """
            {"items": [{"at": "2026-03-01T09:00:00Z", "what": "REOPENED", "by": "OFFICE", "name": "Alba Vorlage"},
                       {"at": "2026-02-01T09:00:00Z", "what": "ARCHIVED", "by": "OFFICE"},
                       {"at": "2026-01-15T09:00:00Z", "what": "CONFIRMED", "by": "MUNICIPALITY", "municipality": "Bad Emstal"},
                       {"at": "2026-01-01T09:00:00Z", "what": "CONFIRMED", "by": "CONTACT"}]}
            """;

    private CatalogAnswers() {}

    static String found(String items, int total, String more) {
        return "{\"items\": [%s], \"facets\": %s, \"page\": 0, \"size\": 12, \"total\": %d%s}"
                .formatted(items, FACETS, total, more);
    }

    static String project(String status, String more) {
        return """
               {"id": "bus", "status": "%s", "revision": 2, "publishedAt": "2026-01-01T09:00:00Z",
                "changedAt": "2026-02-01T09:00:00Z", "confirmedAt": "2026-02-01T09:00:00Z", "overdue": true, "reuses": 3, "recommended": 1,
                "descriptionHtml": "<h3>Wie</h3><p>Text</p>", "costRange": "UNDER_50K",
                "municipalities": [{"key": "06633003", "name": "Bad Emstal", "district": "Kassel"}], %s %s}
               """
                .formatted(status, PROFILE, more);
    }

    static String submission(String state, boolean editable, String missing) {
        return """
               {"id": "bus~2", "project": "bus", "revision": 2, "state": "%s",
                "profile": {%s, "municipalities": ["06611000"]}, "descriptionHtml": "<p>Text</p>",
                "author": {"name": "Mira Musterfeld", "email": "mira@kassel.example", "ags": "06611000", "municipality": "Kassel", "language": "de"},
                "comments": [{"at": "2026-02-01T09:00:00Z", "by": "Geschäftsstelle", "role": "OFFICE", "text": "Bitte <b>kürzer</b>.", "field": "summary"}],
                "missing": [%s], "editable": %b, "withdrawable": %b, "unread": 1, "officeChanges": [], "createdAt": "2026-01-01T09:00:00Z", "changedAt": "2026-02-01T09:00:00Z",
                "log": [{"at": "2026-01-01T09:00:00Z", "by": "Mira Musterfeld", "what": "SUBMITTED"}]}
               """
                .formatted(
                        state,
                        PROFILE,
                        missing,
                        editable,
                        List.of("DRAFT", "SUBMITTED", "SENT_BACK").contains(state));
    }

    static String line(String id, String state) {
        return """
               {"id": "%s", "project": "bus", "revision": 2, "state": "%s", "title": "Bürgerbus auf Abruf",
                "author": {"name": "Mira", "email": "mira@kassel.example", "municipality": "Kassel", "language": "de"},
                "changedAt": "2026-02-01T09:00:00Z", "comments": 3, "unread": 2, "example": false}
               """
                .formatted(id, state);
    }

    static String page(String lines, int total) {
        return "{\"items\": [%s], \"page\": 0, \"size\": 25, \"total\": %d}"
                .formatted(lines, total);
    }

    static final String DIFF =
            """
            {"submission": "bus~2", "revision": 2, "fields": [{"field": "title", "segments": [
              {"op": "EQUAL", "text": "Bürgerbus "}, {"op": "DELETE", "text": "jetzt"}, {"op": "INSERT", "text": "auf Abruf"}]}]}
            """;
}
