package io.wattledger.command.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Answered} by its type argument: that is what its bytes show. */
final class AnsweredSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType type = Json.mapper().constructType(annotated.getType());
        if (type != null && type.hasRawClass(Answered.class)) {
            return context.resolve(new AnnotatedType(type.getBindings().getBoundType(0)).resolveAsRef(true));
        }
        return chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
    }
}
