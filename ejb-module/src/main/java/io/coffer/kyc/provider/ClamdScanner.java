package io.coffer.kyc.provider;

import io.coffer.kyc.document.DocumentScanner;
import io.coffer.kyc.document.ScanVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Makes verdicts of what clamd says. */
@ApplicationScoped
class ClamdScanner implements DocumentScanner {

    private static final Logger LOG = Logger.getLogger(ClamdScanner.class.getName());
    private static final String OK = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: ([\\x20-\\x7E]{1,100}) FOUND");

    @Inject
    private Clamd clamd;

    @Override
    public ScanVerdict scan(byte[] content) {
        try {
            return read(clamd.scan(content));
        } catch (ScannerUnavailableException | FaultToleranceException e) {
            LOG.log(Level.INFO, e, () -> "the scanner gave no verdict");
            return new ScanVerdict.Unknown(e.getClass().getSimpleName());
        }
    }

    static ScanVerdict read(String answer) {
        if (answer.equals(OK)) {
            return new ScanVerdict.Clean();
        }
        var found = FOUND.matcher(answer);
        return found.matches()
                ? new ScanVerdict.Infected(found.group(1))
                : new ScanVerdict.Unknown("the scanner answered something else");
    }
}
