package de.smartregion.gateway.portal.webhooks;

import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Draft;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Webhook;

import java.util.List;

/** A webhook as it was typed and ticked. */
record WebhookForm(String name, String address, List<String> types) {
    static final WebhookForm EMPTY = new WebhookForm("", "", List.of());

    private static final List<String> FIELDS = List.of("name", "address", "types");

    WebhookForm {
        name = name.strip();
        address = address.strip();
        types = List.copyOf(types);
    }

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(webhook.name(), webhook.address(), webhook.types());
    }

    /** What is missing; the service says what else is wrong. */
    FormErrors errors() {
        return errors(
                FIELDS.stream()
                        .filter(
                                field ->
                                        switch (field) {
                                            case "name" -> name.isEmpty();
                                            case "address" -> address.isEmpty();
                                            default -> types.isEmpty();
                                        })
                        .toList());
    }

    /** By the fields' paths. */
    static FormErrors errors(List<String> paths) {
        var wrong = paths.stream().map(path -> path.replaceFirst("\\[.*", "")).toList();
        return new FormErrors(
                FIELDS.stream()
                        .filter(wrong::contains)
                        .map(field -> FieldError.of(field, "webhooks.error." + field))
                        .toList());
    }

    Draft draft() {
        return new Draft(name, address, types);
    }

    @Override
    public String toString() {
        return "form"; // an address may hold a secret
    }
}
