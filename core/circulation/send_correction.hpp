#pragma once

#include <optional>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/support/link_tokens.hpp"

namespace quorate::core {

/// Who has papers without a correction that they may read: seats with a copy that still opens.
std::vector<InviteeId> without_corrections(const PapersPlan& plan);

/// The same recipient with the release that puts right what they have: that copy as far as it may
/// still go, with the corrections of its parts, and nothing else that they did not have. Nothing
/// when they have no copy that opens, or lack nothing.
std::optional<PapersRecipient> as_corrected(const PapersPlan& plan,
                                            const PapersRecipient& recipient);

/// Whether the copy that waits for this recipient is not what would be sent now: nobody can release
/// it any more, and it has to be prepared again.
bool has_lapsed(const PapersPlan& plan, const PapersRecipient& recipient, const LinkTokens& links);

/// What was put right and has not been sent to everybody who has papers without it.
struct UnsentCorrections {
    int corrections = 0;
    int copies = 0;  // that lack one; not those whose corrected copy waits for a colleague
};
UnsentCorrections unsent_corrections(const PapersPlan& plan);

struct SendCorrection {
    MeetingId meeting;
    int amendments = 0;           // how many there were when somebody looked
    bool family_checked = false;  // somebody has looked at each copy for the family
};

/// What became of a correction.
struct CorrectionSent {
    std::vector<Circulation> sent = {};  // the new copies
    int waiting = 0;                     // more, which a colleague has to release first
};

/// Sends what was put right to all of without_corrections(): each gets as_corrected(), and the link
/// to the old copy stops. A copy that a second person has to look at waits for its release, and
/// until then the old one opens. `wrong_state` when everybody has them, or all that is left waits;
/// `stale_version` when another was added meanwhile.
Result<CorrectionSent> send_correction(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const LinkTokens& links,
                                       const Actor& actor,
                                       const SendCorrection& command);

}  // namespace quorate::core
