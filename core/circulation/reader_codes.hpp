#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/reader_code.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/digest.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// What stands between a link to papers and the papers: a code to the mailbox that the link went to,
// once for each device. A link that was forwarded, or found, opens nothing.

/// Where a code for this reader can go: the address that the link went to, as long as it is still
/// theirs, nobody has said that it is wrong, and they are still known here. Empty otherwise.
Email code_address(UnitOfWork& work,
                   const Meeting& meeting,
                   const SeatHolder& reader,
                   const Email& link_went_to);

/// The door to what is behind the link of a seat itself: the pack, and the report of its agency.
PapersDoor seat_door(UnitOfWork& work, const Meeting& meeting, const Invitee& seat);

/// Whether the device with this token may see what is behind the door. Trust is of one reader at
/// one address: it is over when either is not the door's any more.
bool is_trusted(UnitOfWork& work,
                const LinkTokens& links,
                const PapersDoor& door,
                const std::string& device,
                Instant now);

/// What somebody sees in front of the door. Changes nothing: mail scanners follow links.
struct DoorView {
    bool is_trusted = false;
    std::string masked = {};     // where a code goes: "s…@school.example"; empty: to nowhere
    bool code_is_sent = false;   // and can be entered
    bool can_ask = true;         // for a code, or another
    Instant can_ask_at = {};     // when not: from then on
    std::string meetings_phone;  // may be empty
};

DoorView door_view(UnitOfWork& work,
                   const MeetingTools& tools,
                   const PapersDoor& door,
                   const std::string& device);

/// Makes a code and queues the mail with it; the one before works no more. `too_many_attempts` when
/// enough were asked for, `wrong_state` when there is nowhere to send it. Audited.
Result<Done> ask_reader_code(UnitOfWork& work,
                             const MeetingTools& tools,
                             const PapersDoor& door,
                             const std::string& network);

enum class CodeAnswer { right, wrong, used_up, over };

/// What became of a code that was typed. A wrong one is no refusal, as it has to be counted.
struct EnteredCode {
    CodeAnswer answer = CodeAnswer::over;
    int tries_left = 0;       // of a wrong one
    std::string device = {};  // of the right one: the token for the device's cookie
};

struct EnterCode {
    std::string typed = {};
    bool is_shared = false;  // others use this device: it is not trusted for long
    std::string network = {};
};

/// Compares it with the last code that was asked for, and trusts the device when it is that one.
/// Each try is counted and audited.
Result<EnteredCode> enter_reader_code(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Digest& digest,
                                      const PapersDoor& door,
                                      const EnterCode& command);

/// What the mail with a code says besides.
struct CodeMail {
    std::string digits;
    RecipientClass recipient = RecipientClass::professional;
    std::string reference;
    Instant starts_at;
    Instant ends_at;
    Language language = Language::english;
};

/// Nothing when the code does not work any more, or another took its place.
std::optional<CodeMail> code_mail(UnitOfWork& work,
                                  const LinkTokens& links,
                                  const OutboxMessage& message,
                                  Instant now);

/// Whether the mail with a code may still leave, whatever the time.
bool code_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

/// When a reader last asked for a code for this copy, if they did not enter it, nor one since. Of a
/// meeting's codes, the oldest first.
std::optional<Instant> code_not_entered(const std::vector<ReaderCode>& codes,
                                        const CirculationId& copy);

/// The same for what is behind the link of a seat itself.
std::optional<Instant> code_not_entered(const std::vector<ReaderCode>& codes,
                                        const InviteeId& seat);

}  // namespace quorate::core
