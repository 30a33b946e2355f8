#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/circulation/disclosure.hpp"
#include "core/retention/information_use.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// How long a link to papers works.
inline constexpr std::chrono::days papers_link_lasts{60};

/// What links to papers are for, to whoever makes and checks their tokens.
inline constexpr std::string_view papers_link_purpose = "circulation";

class LinkTokens;
struct Circulation;

/// The token of the link of what was released, as it was given it.
std::string papers_link_token(const LinkTokens& links, const Circulation& row);

enum class CirculationKind {
    minutes,  // sections, decisions and action points of a meeting: /d/{token}
    actions,  // one action point for its owner to report on: /a/{token}
};

std::string_view code(CirculationKind kind);

/// That something was released to one person, and what: a row of the ledger.
struct Circulation {
    CirculationId id = {};
    MeetingId meeting = {};
    CirculationKind kind = CirculationKind::minutes;
    std::optional<InviteeId> invitee = {};
    std::optional<ContactId> contact = {};
    std::optional<FamilyMemberId> family_member = {};
    std::optional<UserId> user = {};
    ReleasedSet released = {};
    int link_generation = 1;
    std::string link_hash = {};
    UserId sent_by = {};
    Instant sent_at = {};
    Instant expires_at = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> revoked_at = {};
    std::optional<InformationUse> use = {};  // as it was kept; nothing of what left before that

    /// Whether its link opens anything at `now`.
    bool is_live(Instant now) const { return !revoked_at && now < expires_at; }

    /// Whether this is whom it was sent to: an action that went to another owner since is not
    /// theirs to see any more.
    bool went_to(const ActionOwner& owner) const
    {
        return owner.contact == contact && owner.family_member == family_member &&
               owner.user == user;
    }
};

/// What such papers are for, by their kind and who gets them: kept with each when it is made.
InformationUse use_of(const Circulation& papers);

/// The row with what the ledger shows beside it.
struct CirculationRow {
    Circulation circulation;
    PersonName recipient_name = {};
    std::string recipient_job = {};  // job title, or the relationship of a family member
    std::string agency_name = {};
    std::string message_state = {};  // of the outbox: "pending", "sent" ...; empty without one
    std::optional<Instant> code_asked_at = {};  // for a code that was not entered; of plans alone
};

/// The number of the first amendment that this recipient could have had and that was made after
/// their copy left; nothing for a copy that has all of them. `amendments` by number.
std::optional<int> sent_before(const Circulation& copy, const std::vector<Amendment>& amendments);

/// Where a circulation stands, from the mail server's answer and the recipient's.
enum class Delivery { no_address, queued, accepted, failed, opened, revoked, held };
Delivery delivery_of(const CirculationRow& row);

/// "queued": used by the API. Never changes.
std::string_view code(Delivery delivery);

/// "Taken over by their mail server": for staff.
std::string_view label(Delivery delivery);

}  // namespace quorate::core
