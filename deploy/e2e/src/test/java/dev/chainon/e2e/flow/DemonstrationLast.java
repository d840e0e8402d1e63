package dev.chainon.e2e.flow;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does without the demonstration goes first: a dozen processes beside it would only make it wait. Those that share it follow, by their {@link Order}. */
final class DemonstrationLast implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(DemonstrationLast::shares).thenComparingInt(DemonstrationLast::order));
    }

    private static boolean shares(ClassDescriptor tests) {
        return tests.findRepeatableAnnotations(ExtendWith.class).stream()
                .anyMatch(with -> Arrays.asList(with.value()).contains(SharedDemonstration.class));
    }

    private static int order(ClassDescriptor tests) {
        return tests.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
