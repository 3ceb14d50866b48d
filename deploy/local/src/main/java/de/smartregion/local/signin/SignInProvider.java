package de.smartregion.local.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An OpenID provider: Spring Security's authorization server in a Tomcat of its own, and nothing
 * around it that it does not need.
 */
public final class SignInProvider implements AutoCloseable {

    /** Not the portal's: cookies do not tell ports apart. */
    private static final String COOKIE = "SMARTREGION-SIGN-IN";

    private static final int SESSION_MINUTES = 30;

    /** Tomcat logs there by itself; the logger is held so that its level is. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Tomcat tomcat;
    private final AnnotationConfigWebApplicationContext context;
    private final ExecutorService threads;

    private SignInProvider(
            Tomcat tomcat, AnnotationConfigWebApplicationContext context, ExecutorService threads) {
        this.tomcat = tomcat;
        this.context = context;
        this.threads = threads;
    }

    /**
     * Keys and credentials are those of the folder.
     *
     * @param portal where the gateway is, as people see it
     */
    public static SignInProvider start(Path folder, String host, int port, URI portal)
            throws IOException {
        TOMCAT.setLevel(Level.WARNING);
        var facts =
                new SignInConfiguration.Facts(
                        URI.create("http://localhost:" + port),
                        portal,
                        Credentials.of(folder),
                        SigningKey.of(folder));
        var context = new AnnotationConfigWebApplicationContext();
        context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("facts", facts));
        context.register(SignInConfiguration.class);

        var tomcat = new Tomcat();
        var base = Files.createDirectories(folder.resolve("sign-in")).toAbsolutePath().toString();
        tomcat.setBaseDir(base);
        var connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", host);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        connector.getProtocolHandler().setExecutor(threads);
        tomcat.setConnector(connector);
        var silent = new ErrorReportValve();
        silent.setShowReport(false);
        silent.setShowServerInfo(false);
        tomcat.getHost().getPipeline().addValve(silent);
        var web = tomcat.addContext("", base);
        web.setSessionCookieName(COOKIE);
        web.setUseHttpOnly(true);
        web.setSessionTimeout(SESSION_MINUTES);
        if (web instanceof StandardContext standard) {
            standard.setClearReferencesThreadLocals(false); // nothing is loaded that could leak
            standard.setClearReferencesRmiTargets(false);
        }
        var cookies = new Rfc6265CookieProcessor();
        cookies.setSameSiteCookies("lax");
        web.setCookieProcessor(cookies);
        web.addServletContainerInitializer((_, servlets) -> open(context, servlets), Set.of());
        var provider = new SignInProvider(tomcat, context, threads);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            provider.close();
            throw new IOException("the sign-in does not start", e);
        }
        if (!web.getState().isAvailable() || !connector.getState().isAvailable()) {
            provider.close();
            throw new IOException("the sign-in does not start on port " + port);
        }
        return provider;
    }

    private static void open(
            AnnotationConfigWebApplicationContext context, ServletContext servlets) {
        context.setServletContext(servlets);
        context.refresh();
        servlets.addFilter("security", context.getBean("springSecurityFilterChain", Filter.class))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        servlets.addServlet("page", context.getBean(SignInPage.class))
                .addMapping("/"); // without a servlet Tomcat would not ask the filters
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("the sign-in does not stop", e);
        } finally {
            context.close();
            threads.close();
        }
    }
}
