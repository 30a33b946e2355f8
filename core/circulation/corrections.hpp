#pragma once

#include <string>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/correction.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Longest text of a correction that is asked for, and of the answer, in characters.
inline constexpr std::size_t longest_correction = 5'000;

/// How many corrections of one copy can wait for an answer at once.
inline constexpr int most_open_corrections = 20;

/// A correction with who asked for it.
struct CorrectionRow {
    Correction correction;
    PersonName asked_by = {};
    std::string about = {};  // their job and agency, or relationship
    std::string part = {};   // the title of the part; empty: the whole record
};

/// Who asked for a correction, and whether they may have it.
struct CorrectionAsker {
    bool is_family = false;
    bool reads_part = false;  // the gate lets the part that it is about reach them today
    std::string about = {};   // their job and agency, or relationship
};

/// Nothing when there is no such correction of this meeting, or its copy is gone. Audits nothing.
std::optional<CorrectionAsker> asker_of(UnitOfWork& work,
                                        const AuthorityId& authority,
                                        const MeetingId& meeting,
                                        const CorrectionId& correction);

/// For those who see the record, in the order in which they were asked for. Audits nothing: what
/// shows the record has.
std::vector<CorrectionRow> corrections_of(UnitOfWork& work,
                                          const AuthorityId& authority,
                                          const MeetingId& meeting);

/// The same for the API, audited.
Result<std::vector<CorrectionRow>> view_corrections(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor,
                                                    const MeetingId& meeting);

struct DeclineCorrection {
    MeetingId meeting = {};
    CorrectionId correction = {};
    std::string answer = {};
};

/// Leaves the record as it is, for a reason which the asker reads behind their link. By whoever
/// takes the minutes, or the chair. `wrong_state` when it was answered before.
Result<Correction> decline_correction(UnitOfWork& work,
                                      const Clock& clock,
                                      const Actor& actor,
                                      const DeclineCorrection& command);

/// Notes in the transaction of an amendment that it puts right what somebody asked for. The chair
/// made it, so nothing is asked again. False when that was answered before or is of another
/// meeting.
bool settle_correction(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const CorrectionId& correction,
                       const MeetingId& meeting,
                       int amendment);

struct AskCorrection {
    std::string token = {};
    std::string device = {};  // on which the papers are open
    std::string part = {};    // of what was sent: the id of a section, or text_of() something
                              // else; empty: the record as a whole
    std::string body = {};
};

/// What the bearer of a link to papers may ask, and has asked.
struct CorrectionsByLink {
    std::optional<Date> until = {};  // the last day to ask; nothing: it is over, or never was
    std::vector<Correction> asked = {};
    std::vector<int> readable = {};  // numbers of the amendments that they may be sent today
};

/// For somebody who has just opened the papers of a link that works.
CorrectionsByLink corrections_by_link(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const LinkTokens& links,
                                      const std::string& token);

/// Says that something in the copy is wrong, until the authority's window for that copy is over
/// (`wrong_state` after it). `not_signed_in` as open_papers(). Changes nothing in the record.
Result<Correction> ask_correction(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const LinkTokens& links,
                                  const AskCorrection& command);

}  // namespace quorate::core
