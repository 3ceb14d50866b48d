package de.smartregion.e2e;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.Optional;

/** A browser for each class of tests; where none is installed they are skipped, and say so. */
final class InChromium implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(InChromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.installed().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println(
                    "NO BROWSER: neither chromium nor google-chrome is on the path; skipped: "
                            + context.getDisplayName());
        }
        return ConditionEvaluationResult.disabled("no browser on the path");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(HERE).put(Browser.class, Browser.open());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Optional.ofNullable(context.getStore(HERE).get(Browser.class, Browser.class))
                .orElseThrow();
    }
}
