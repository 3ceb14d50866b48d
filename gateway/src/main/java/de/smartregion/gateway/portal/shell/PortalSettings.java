package de.smartregion.gateway.portal.shell;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/** Whose portal this is: what stands in the frame and in the legal pages. */
@ConfigurationProperties("smartregion.portal")
record PortalSettings(
        @DefaultValue("Smarte Region") String name,
        @DefaultValue("Geschäftsstelle Smarte Region") String office,
        @DefaultValue("false") boolean official,
        @DefaultValue({"Musterstraße 1", "65000 Musterstadt"}) List<String> address,
        @DefaultValue("Leitung der Geschäftsstelle") String representedBy,
        @DefaultValue("kontakt@smarte-region.example") String email,
        @DefaultValue("+49 611 0000-0") String phone,
        @DefaultValue("datenschutz@smarte-region.example") String dataProtectionOfficer,
        @DefaultValue("Aufsichtsbehörde für den Datenschutz des Landes")
                String supervisoryAuthority,
        @DefaultValue("Durchsetzungs- und Überwachungsstelle für barrierefreie IT des Landes")
                String enforcementBody) {}
