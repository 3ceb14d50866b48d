package de.smartregion.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.util.List;

/** One started system for all journeys; the letters travel over a line the tests can cut. */
final class SharedRegion implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(SharedRegion.class);

    /** The system, and the line its letters leave by. */
    record Started(Region region, Wire smtp) implements AutoCloseable {

        static Started start() {
            try {
                var smtp = new Wire();
                var region =
                        Region.start(
                                Region.folder("shared"),
                                List.of(),
                                List.of("--spring.mail.port=" + smtp.port()));
                smtp.leadTo(region.port("smtp"));
                return new Started(region, smtp);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            region.close();
            smtp.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Region.class || type == Wire.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started =
                context.getRoot()
                        .getStore(HERE)
                        .computeIfAbsent(Started.class, _ -> Started.start(), Started.class);
        return parameter.getParameter().getType() == Region.class
                ? started.region()
                : started.smtp();
    }
}
