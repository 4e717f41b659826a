package io.coffer.edge.openapi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of the resources, noted while CDI looks at all classes. The server makes {@link EdgeDescription} by
 * itself, injects nothing, and gives it a document that names no class: that is why they are kept in a static field.
 */
public class ResourceClasses implements Extension {

    private static final Set<Class<?>> FOUND = ConcurrentHashMap.newKeySet();

    void note(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> type) {
        FOUND.add(type.getAnnotatedType().getJavaClass());
    }

    static Set<Class<?>> found() {
        return Set.copyOf(FOUND);
    }
}
