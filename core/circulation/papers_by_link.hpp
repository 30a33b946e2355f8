#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/actions/report_by_link.hpp"
#include "core/circulation/circulation.hpp"
#include "core/circulation/disclosure.hpp"
#include "core/circulation/reader_code.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// What the bearer of a link to papers sees before anything is opened: nothing that names anybody.
struct PapersByLink {
    std::string reference;
    Instant meeting_starts_at;
    Instant works_until;
    std::string meetings_phone;
    Release release = {};     // only once they are opened
    bool has_shrunk = false;  // they had more when they were sent
};

struct PapersRecipient;

/// What this recipient would see behind the link, opened, if it left at `now`.
PapersByLink papers_as_seen(UnitOfWork& work,
                            const LinkTokens& links,
                            const Meeting& meeting,
                            const PapersRecipient& recipient,
                            Instant now);

/// The page behind /d/{token}. Changes and records nothing: mail scanners follow links. A link that
/// is unknown, over, taken back, or whose holder lost the right to the papers is `link_stopped`;
/// `link_replaced` when a newer copy was mailed to its holder since.
Result<PapersByLink> view_papers_link(UnitOfWork& work,
                                      const Clock& clock,
                                      const LinkTokens& links,
                                      const std::string& token);

/// A link that stopped only because the chair or the gate holds back all that was sent by it.
/// Nothing here names anybody.
struct PapersHeldBack {
    Instant meeting_starts_at;
    std::string meetings_phone;
};

/// Nothing for any other link: one that opens, that is over, or whose holder must not be at this
/// family's meetings or has no seat any more.
std::optional<PapersHeldBack> papers_held_back(UnitOfWork& work,
                                               const Clock& clock,
                                               const LinkTokens& links,
                                               const std::string& token);

/// Whose code opens these papers, and where it goes. Refused as view_papers_link() is.
Result<PapersDoor> papers_door(UnitOfWork& work,
                               const Clock& clock,
                               const LinkTokens& links,
                               const std::string& token);

/// What open_papers() would give now, with nothing noted: for a document that takes a while to be
/// made. It is given to nobody before open_papers() has been asked as well.
Result<PapersByLink> papers_to_open(UnitOfWork& work,
                                    const Clock& clock,
                                    const LinkTokens& links,
                                    const std::string& token,
                                    const std::string& device);

/// Opens the papers: records when, the first time, and gives what was released to this recipient
/// and may still be. `not_signed_in` on a device that is not trusted, see reader_codes.hpp.
Result<PapersByLink> open_papers(UnitOfWork& work,
                                 const Clock& clock,
                                 const LinkTokens& links,
                                 const std::string& token,
                                 const std::string& device);

/// The action points behind /a/{token}: one by its own link, or all that one mail was about.
Result<std::vector<ActionByLink>> actions_by_link(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const LinkTokens& links,
                                                  const std::string& token);

/// What the bearer of a link to action points says of one of them.
struct ReportActionByLink {
    std::string token;  // of the link that was followed
    int number = 0;     // ActionByLink::number
    std::optional<bool> done = {};
    bool begun = false;  // of what is not done
    std::string progress = {};
    std::string evidence = {};
    std::optional<int> version = {};  // ActionByLink::version, where it was shown
};

/// Reports on one of actions_by_link(). A form that is sent again later takes nothing back that was
/// said meanwhile: `stale_version`, at "status". The mail that the link was in has been opened
/// then; that a link was only looked at is never noted.
Result<ActionByLink> report_by_link(UnitOfWork& work,
                                    const Clock& clock,
                                    const LinkTokens& links,
                                    const ReportActionByLink& command);

/// In which language the reader of a link to action points or papers is written to, also of one
/// that has stopped; English when there never was such a link.
Language papers_link_language(UnitOfWork& work, const LinkTokens& links, const std::string& token);

/// What the mail about a circulation says: see MeetingMail of the server.
struct PapersMail {
    CirculationKind kind = CirculationKind::minutes;
    RecipientClass recipient = RecipientClass::professional;
    std::string reference;
    Instant starts_at;
    Instant ends_at;
    std::string link_path;  // "/d/…" or "/a/…"
    int action_points = 0;
    bool is_corrected = false;  // it takes the place of a copy that they had
    Language language = Language::english;
};

/// Nothing when there is nobody to be told any more: taken back, over, or not the recipient's.
std::optional<PapersMail> papers_mail(UnitOfWork& work,
                                      const LinkTokens& links,
                                      const OutboxMessage& message,
                                      Instant now);

}  // namespace quorate::core
