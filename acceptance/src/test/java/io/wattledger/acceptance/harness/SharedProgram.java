package io.wattledger.acceptance.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a check the one program that all checks share which neither kill it nor look at everything in it; each brings a site of its own. */
public final class SharedProgram implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedProgram.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Program.class;
    }

    @Override
    public Program resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Program.class, key -> Program.startedAs("shared"), Program.class);
    }
}
