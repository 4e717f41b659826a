package io.coffer.edge.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The members that answers always have: those components of the records in answers that are never null (rule 3).
 *
 * @param always the members, in their order, by the name of the schema
 */
record AnswerMembers(Map<String, List<String>> always) {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    /** As the methods of these classes say what they answer. */
    static AnswerMembers of(Collection<Class<?>> resources) {
        var always = new TreeMap<String, List<String>>();
        resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(APIResponse.class)))
                .flatMap(answer -> Arrays.stream(answer.content()))
                .forEach(content -> add(content.schema().implementation(), always));
        return new AnswerMembers(always);
    }

    /** Marks them as required. */
    void require(Map<String, Schema> schemas) {
        always.forEach((name, members) -> {
            var schema = schemas.get(name);
            if (schema != null) {
                var required = new LinkedHashSet<>(members);
                if (schema.getRequired() != null) {
                    required.addAll(schema.getRequired());
                }
                schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
            }
        });
    }

    private static void add(Type type, Map<String, List<String>> always) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                add(argument, always);
            }
        } else if (type instanceof Class<?> body && body.isRecord() && !always.containsKey(name(body))) {
            always.put(
                    name(body),
                    components(body)
                            .filter(component -> !isNullable(component))
                            .map(component -> NAMES.translate(component.getName()))
                            .toList());
            components(body).forEach(component -> add(component.getGenericType(), always));
        }
    }

    private static Stream<RecordComponent> components(Class<?> body) {
        return Arrays.stream(body.getRecordComponents());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(Class<?> body) {
        var schema = body.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return schema == null || schema.name().isEmpty() ? body.getSimpleName() : schema.name();
    }
}
