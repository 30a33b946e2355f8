#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What happens to a seat's messages and is known of their reader. In the order in which things of
/// one moment are told.
enum class DeliveryStep {
    queued,       // written, to be sent
    again,        // somebody, or the clock, lets it be tried once more
    sent,         // the mail server has taken it over
    deferred,     // not yet: tried again at next_at
    in_doubt,     // handed over, no answer came
    held,         // waits: see the code
    failed,       // refused for good, or for too long
    bounced,      // came back
    withdrawn,    // does not leave any more
    link_opened,  // by whom, nobody can tell: programs that check mail open links too
    opened,       // by its holder, signed in
    told,         // by somebody, not by mail
    replied,
    recalled,    // it went to a wrong address
    handed,      // somebody else has the seat now, their deputy
    taken_over,  // from whom this person is the deputy of
};

std::string_view code(DeliveryStep step);
std::optional<DeliveryStep> delivery_step_from(std::string_view code);

/// How somebody was told of a meeting when not by mail.
enum class ToldWay { telephone, letter, in_person };

std::string_view code(ToldWay way);
std::string_view label(ToldWay way);  // "By telephone"
std::optional<ToldWay> told_way_from(std::string_view code);
std::span<const ToldWay> all_told_ways();

/// That somebody was told by hand, as it is stored: never changed.
struct ToldByHand {
    InviteeId seat;
    ToldWay way = ToldWay::telephone;
    int sequence = 0;  // of the meeting as they were told of it
    Instant at = {};
    UserId by = {};
    PersonName by_name = {};
};

/// One step of one message, as it is stored.
struct DeliveryEvent {
    OutboxMessageId message;
    InviteeId seat;
    DeliveryStep step = DeliveryStep::sent;
    Instant at = {};
    std::string code = {};  // the mail server's, or one of those below
    std::optional<Instant> next_at = {};
};

/// What is known of a seat beside its messages.
struct SeatDelivery {
    InviteeId seat;
    std::optional<Instant> link_opened_at = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> recalled_at = {};
    std::optional<Instant> handed_at = {};
    std::optional<InviteeId> handed_to = {};  // the deputy's seat
};

/// All that is stored of a meeting's seats.
struct MeetingDelivery {
    std::vector<DeliveryEvent> events = {};  // of each message in their order
    std::vector<SeatDelivery> seats = {};
    std::vector<ToldByHand> told = {};  // in their order

    const SeatDelivery* of(const InviteeId& seat) const;
};

/// The last_code of what may leave only encrypted, while the mail server offers no TLS.
inline constexpr std::string_view no_tls = "no_tls";

/// The last_code of what would have gone to an address that was wrong; held, it waits for somebody
/// to give another, or to say that this one is right.
inline constexpr std::string_view wrong_address = "wrong_address";

/// The last_code of what waits because its reader said that they are not who it is for.
inline constexpr std::string_view wrong_person = "wrong_person";

/// The last_code of what waits because nobody has checked the address of an agency's contact.
inline constexpr std::string_view unchecked_address = "unchecked_address";

/// The last_code of an invitation or of papers for somebody who has left: held, it waits for their
/// seat to be given to another, or for them to be back.
inline constexpr std::string_view person_left = "person_left";

/// The last_code of what waits because a child has died whom its meeting is about; held, it waits
/// until somebody has looked whether it shall go all the same.
inline constexpr std::string_view child_died = "child_died";

}  // namespace quorate::core
