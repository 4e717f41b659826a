package io.coffer.wallet.statement;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Statements as PDF, by way of a template in HTML. A page layout needs the whole document in memory, so the lines of one
 * and the documents that are made at once are limited. The font is embedded: DejaVu Sans, for Latin, Greek, Cyrillic,
 * Armenian, Georgian and more; a letter that it lacks shows as {@code #}.
 */
@ApplicationScoped
public class PdfStatement implements StatementFormat {

    private static final String TEMPLATE = "/statement/statement.html";
    private static final String FONT = "/statement/DejaVuSans.ttf";
    private static final String FONT_FAMILY = "Statement";
    private static final String HTML = "text/html";

    static {
        // It tells of every step; what goes wrong is thrown.
        XRLog.setLoggingEnabled(false);
    }

    private final Template template = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build()
            .parse(new String(resource(TEMPLATE), StandardCharsets.UTF_8), Variant.forContentType(HTML));
    private final byte[] font = resource(FONT);
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final int maxLines;
    private final Semaphore places;

    /** Proxies are made of it. */
    protected PdfStatement() {
        this(0, 0);
    }

    /**
     * With these limits.
     *
     * @param maxLines of one document
     * @param maxAtOnce documents that are made at the same time; who comes on top is sent away
     */
    @Inject
    public PdfStatement(
            @ConfigProperty(name = "coffer.wallet.statement.pdf.lines.max") int maxLines,
            @ConfigProperty(name = "coffer.wallet.statement.pdf.at-once") int maxAtOnce) {
        this.maxLines = maxLines;
        this.places = new Semaphore(maxAtOnce);
    }

    @Override
    public Outcome<Content> show(Statement statement) {
        if (statement.count() > maxLines) {
            return Outcome.refused(
                    ProblemType.TOO_MANY_LINES,
                    "As a PDF a statement has " + maxLines + " lines at most, and this one has " + statement.count()
                            + ". Take CSV (Accept: text/csv), or fewer days.",
                    Map.of("lines", statement.count(), "max_lines", maxLines));
        }
        if (!places.tryAcquire()) {
            return Outcome.refused(
                    ProblemType.TEMPORARILY_UNAVAILABLE, "More PDFs are asked for than can be made; try again soon.");
        }
        try {
            var pdf = pdf(statement);
            return Outcome.done(out -> out.write(pdf));
        } finally {
            places.release();
        }
    }

    private byte[] pdf(Statement statement) {
        var html = template.data(
                        "statement",
                        statement,
                        "zone",
                        statement.period().zone().getId(),
                        "closedAt",
                        statement.isComplete()
                                ? "after " + statement.period().to()
                                : "at " + statement.createdAt().truncatedTo(ChronoUnit.SECONDS))
                .render();
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    // Without it the standard fonts of PDF would be looked for on the machine.
                    .usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .useColorProfile(colours)
                    .useFont(() -> new ByteArrayInputStream(font), FONT_FAMILY)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withHtmlContent(html, null)
                    .withProducer("Coffer")
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(PdfStatement.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
