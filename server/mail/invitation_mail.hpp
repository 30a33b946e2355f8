#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates/language.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/support/clock.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

enum class MailKind {
    invitation,
    update,
    cancellation,
    reminder,
    minutes_ready,
    action_points_ready,
    one_time_code,
};

/// What a mail about a meeting says. Neutral on purpose: nothing here may name a child, a family,
/// another invitee or the kind of meeting. Those are read on the page, behind a code.
struct MeetingMail {
    MailKind kind = MailKind::invitation;
    core::RecipientClass recipient = core::RecipientClass::professional;
    std::string reference;  // random, per meeting and recipient class: "4F7K"
    core::Instant starts_at;
    core::Instant ends_at;
    core::Whereabouts where = {};                        // invitation and update
    core::MeetingMode mode = core::MeetingMode::hybrid;  // invitation: what can be answered
    std::string link;                // the recipient's own page; may be empty for cancellation
    bool is_chair = false;           // invitation: they cannot send a deputy or a report instead
    std::string parts = {};          // the chair's: which part of "When" is what; may be empty
    std::string arrival = {};        // a family's who meet the chair first; may be empty
    bool has_replied = false;        // reminder and update
    bool goes_ahead = false;         // cancellation for professionals: without them
    bool need_not_come = false;      // cancellation of one seat: of whether it goes ahead, nothing
    bool needs_interpreter = false;  // the family member's, known already
    bool is_one_of_several = false;  // professionals: they are invited to another at the same time
    std::vector<std::string> changes = {};    // update: one plain sentence each
    bool asks_again = false;                  // update: earlier replies count no longer
    bool asks_to_confirm = false;             // update, cancellation: that they have seen it
    std::optional<core::Date> reply_by = {};  // invitation and update
    int action_points = 0;                    // action_points_ready
    bool is_corrected = false;                // minutes_ready: in the place of a copy that they had
    std::string code = {};                    // one_time_code: "418207"
    std::string service_name;                 // who sends: "Example Council Conference Team"
    std::string service_phone = {};           // may be empty
    core::Language language = core::Language::english;  // of the seat; changes and place are in it
};

/// The whole mail in its language. Throws std::invalid_argument when the link is no web address, or
/// is missing where the mail needs one.
MailText mail_text(const MeetingMail& mail);

}  // namespace quorate::server
