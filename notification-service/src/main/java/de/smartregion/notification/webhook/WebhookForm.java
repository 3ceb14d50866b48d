package de.smartregion.notification.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * A webhook as somebody wants it.
 *
 * @param address where it is called: https, at a host that the configuration allows
 * @param types event types, or {@code de.smartregion.events.*} for all of a service
 */
@Schema(name = "WebhookForm")
record WebhookForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 500) String address,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 200) String> types) {

    WebhookForm {
        name = name == null ? "" : name.strip();
        address = address == null ? "" : address.strip();
        types = types == null ? List.of() : types.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return "webhook"; // an address may hold a secret
    }
}
