package org.lingtan.api.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Tells in the OpenAPI document what operations take, as {@link Takes} says. */
class BodyDescription implements OperationCustomizer, GlobalOpenApiCustomizer {

    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> named = new TreeMap<>();

    @Override
    public synchronized Operation customize(Operation operation, HandlerMethod method) {
        Takes takes = method.getMethodAnnotation(Takes.class);
        if (takes != null) {
            MediaType body = new MediaType().schema(schema(takes.value()));
            operation.setRequestBody(new RequestBody().content(new Content().addMediaType(takes.type(), body)));
        }
        return operation;
    }

    private Schema<?> schema(Class<?> type) {
        if (type == byte[].class) {
            return typed("string").format("binary");
        }
        if (type == Object.class) {
            return typed("object");
        }
        named.putAll(ModelConverters.getInstance(true).readAll(type));
        return new Schema<>().$ref(type.getSimpleName());
    }

    private static Schema<?> typed(String type) {
        return new Schema<>().types(java.util.Set.of(type));
    }

    @Override
    public synchronized void customise(OpenAPI document) {
        named.forEach(document.getComponents()::addSchemas);
    }
}
