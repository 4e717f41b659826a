package io.coffer.kyc.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a document, by its content. */
class DocumentFormatTest {

    @ParameterizedTest
    @EnumSource
    void aWholeFileOfItsFormatIsTaken(DocumentFormat format) {
        assertThat(format.check(whole(format))).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfAnotherFormatThanDeclaredIsNot(DocumentFormat format) {
        for (DocumentFormat declared : DocumentFormat.values()) {
            if (declared != format) {
                assertThat(refusal(declared.check(whole(format)))).isEqualTo(ProblemType.DOCUMENT_TYPE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoneOfTheFormatsIsNot(DocumentFormat declared) {
        for (String content : new String[] {"", "MZ\u0090", "PK\u0003\u0004", "<html>", "GIF89a", " %PDF-1.7"}) {
            assertThat(refusal(declared.check(content.getBytes(StandardCharsets.ISO_8859_1))))
                    .as(content)
                    .isEqualTo(ProblemType.DOCUMENT_TYPE);
        }
    }

    /** Wherever a file breaks off, in its middle or within its last bytes. */
    @ParameterizedTest
    @EnumSource
    void aFileThatBreaksOffIsNot(DocumentFormat format) {
        var whole = whole(format);
        for (int length = 0; length < whole.length - 2; length++) {
            assertThat(refusal(format.check(Arrays.copyOf(whole, length))))
                    .as("%s of %s bytes", length, whole.length)
                    .isEqualTo(ProblemType.DOCUMENT_TYPE);
        }
    }

    /** Whatever bytes come, there is an answer. */
    @Property
    void nothingMakesTheCheckFail(@ForAll @Size(max = 300) byte[] bytes, @ForAll DocumentFormat format) {
        var content = Arrays.copyOf(start(format), start(format).length + bytes.length);
        System.arraycopy(bytes, 0, content, start(format).length, bytes.length);
        assertThat(format.check(content)).isNotNull();
    }

    @Test
    void anImageOfMorePixelsThanAPageHasIsUnsafeHoweverSmallItsFileIs() {
        assertThat(refusal(DocumentFormat.PNG.check(png(8_000, 8_000)))).isNull();
        assertThat(refusal(DocumentFormat.PNG.check(png(8_000, 8_001)))).isEqualTo(ProblemType.DOCUMENT_UNSAFE);
        assertThat(refusal(DocumentFormat.PNG.check(png(Integer.MAX_VALUE, Integer.MAX_VALUE))))
                .isEqualTo(ProblemType.DOCUMENT_UNSAFE);
        assertThat(refusal(DocumentFormat.PNG.check(png(-1, 1)))).isEqualTo(ProblemType.DOCUMENT_UNSAFE);
        assertThat(refusal(DocumentFormat.PNG.check(png(0, 10)))).isEqualTo(ProblemType.DOCUMENT_TYPE);
        assertThat(refusal(DocumentFormat.JPEG.check(jpeg(8_000, 8_000)))).isNull();
        assertThat(refusal(DocumentFormat.JPEG.check(jpeg(65_535, 65_535)))).isEqualTo(ProblemType.DOCUMENT_UNSAFE);
        assertThat(refusal(DocumentFormat.JPEG.check(jpeg(10, 0)))).isEqualTo(ProblemType.DOCUMENT_TYPE);
    }

    @Test
    void aPngThatGoesOnAfterItsEndIsRefused() {
        var whole = whole(DocumentFormat.PNG);
        assertThat(refusal(DocumentFormat.PNG.check(Arrays.copyOf(whole, whole.length + 1))))
                .isEqualTo(ProblemType.DOCUMENT_TYPE);
    }

    @Test
    void aJpegWithWhatSomeCamerasAppendIsTaken() {
        var whole = whole(DocumentFormat.JPEG);
        assertThat(DocumentFormat.JPEG.check(Arrays.copyOf(whole, whole.length + 100)))
                .isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
                "/AA << /O << /S/J#61vaScript/JS(x) >> >>",
                "/A << /S /Launch /F (cmd.exe) >>",
                "/A << /S /L#61#75nch >>",
                "/Type /EmbeddedFile",
                "/Subtype /RichMedia",
                "/Encrypt 9 0 R"
            })
    void aPdfThatActsOrHidesSomethingIsUnsafe(String object) {
        assertThat(refusal(DocumentFormat.PDF.check(pdf(object)))).isEqualTo(ProblemType.DOCUMENT_UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/JavaScriptless", "(JavaScript)", "/Launcher", "/JS", "/J#6", "/#", "/Encrypted", "/"})
    void aPdfWithNamesThatOnlyLookAlikeIsTaken(String object) {
        assertThat(DocumentFormat.PDF.check(pdf(object))).isInstanceOf(Done.class);
    }

    private static byte[] whole(DocumentFormat format) {
        return switch (format) {
            case PDF -> pdf("/Type /Catalog");
            case JPEG -> image("jpeg");
            case PNG -> image("png");
        };
    }

    private static byte[] start(DocumentFormat format) {
        return switch (format) {
            case PDF -> PdfFile.MAGIC;
            case JPEG -> JpegFile.MAGIC;
            case PNG -> PngFile.MAGIC;
        };
    }

    private static byte[] pdf(String object) {
        return ("%PDF-1.7\n1 0 obj\n<< " + object + " >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] image(String format) {
        try (var out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), format, out))
                    .isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole PNG whose header says another size. */
    private static byte[] png(int width, int height) {
        var png = image("png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    /** A whole JPEG whose frame says another size. */
    private static byte[] jpeg(int width, int height) {
        var jpeg = image("jpeg");
        for (int i = 0; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static @Nullable ProblemType refusal(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused ? refused.type() : null;
    }
}
