package de.smartregion.gateway.security;

import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import java.util.ArrayList;

/** What happens to each request before any filter, so that no answer leaves without it. */
@Component
class FrontDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final SecuritySettings settings;
    private final FormTargets forms;
    private final PictureSources pictures;

    FrontDoor(SecuritySettings settings, FormTargets forms, PictureSources pictures) {
        this.settings = settings;
        this.forms = forms;
        this.pictures = pictures;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        var valves = new ArrayList<Valve>();
        if (!settings.trustedProxies().isEmpty()) {
            valves.add(behindProxies());
        }
        valves.add(new RequestIds());
        valves.add(new SecurityHeaders(forms, pictures));
        valves.add(new AccessLog());
        tomcat.addEngineValves(valves.toArray(Valve[]::new));
    }

    private RemoteIpValve behindProxies() {
        var proxies = new RemoteIpValve();
        proxies.setInternalProxies(String.join(",", settings.trustedProxies()));
        proxies.setRemoteIpHeader("X-Forwarded-For");
        proxies.setProtocolHeader("X-Forwarded-Proto");
        return proxies;
    }
}
