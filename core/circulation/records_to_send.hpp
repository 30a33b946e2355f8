#pragma once

#include <chrono>
#include <vector>

#include "core/circulation/record_clocks.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/paging.hpp"

namespace quorate::core {

/// A meeting whose record was sent to nobody yet, or not to all who are to have it. Nobody of the
/// family is named.
struct RecordToSend {
    MeetingListing listing;
    RecordStanding record = {};
    std::vector<MissingCopy> missing = {};  // of a record that was sent in part
};

/// A meeting with corrections that wait for an answer.
struct CorrectionsWaiting {
    MeetingListing listing;
    int corrections = 0;
};

/// A meeting with corrections that are put right and that not everybody has who may have them.
struct CorrectionsUnsent {
    MeetingListing listing;
    UnsentCorrections unsent = {};
};

/// A meeting with copies of its papers that have not left: each for somebody who should have one.
struct CopiesHeld {
    MeetingListing listing;
    int waiting = 0;  // for a colleague to release
    int lapsed = 0;   // that waited so, and changed since: to be prepared again
    int refused = 0;  // not released, and none prepared since
};

/// A conference that was held and whose decision letters have not all left.
struct LetterToSend {
    MeetingListing listing;
    LetterClock letter = {};
};

struct RecordsToSend {
    PageOf<RecordToSend> page;
    std::vector<CopiesHeld> copies = {};               // of the first page alone
    std::vector<CorrectionsWaiting> corrections = {};  // of the first page alone
    std::vector<CorrectionsUnsent> put_right = {};     // the same
    std::vector<LetterToSend> letters = {};            // the same; the earliest last day on top
};

/// How far back the queue looks.
inline constexpr std::chrono::days records_looked_back{400};

/// Those of the actor's meetings whose record is due or late: alarms first, then the fewest working
/// days left. One leaves the list when everybody who is to have it has it. Audited.
Result<RecordsToSend> list_records_to_send(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const LinkTokens& links,
                                           const Actor& actor,
                                           const Stretch& stretch);

}  // namespace quorate::core
