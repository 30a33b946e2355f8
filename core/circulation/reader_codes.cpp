#include "core/circulation/reader_codes.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

Email lower(const Email& email)
{
    return Email{lower_case(email.reveal())};
}

std::vector<ReaderCode> asked_today(UnitOfWork& work, const PapersDoor& door, Instant now)
{
    return work.reader_codes.asked_since(
        door.authority, door.seat, door.circulation, now - days{1} + seconds{1});
}

// From when on another code can be asked for. `asked` is of the last day, the oldest first.
Instant next_code_at(const std::vector<ReaderCode>& asked, Instant now)
{
    Instant at = now;
    if (asked.size() >= most_codes_a_day)
        at = std::max(at, asked[asked.size() - most_codes_a_day].asked_at + days{1});
    if (asked.size() >= most_codes_an_hour)
        at = std::max(at, asked[asked.size() - most_codes_an_hour].asked_at + hours{1});
    return at;
}

Actor bearer(const PapersDoor& door, const std::string& network)
{
    return Actor{.user = UserId{"link:" + door.seat.text()},
                 .authority = door.authority,
                 .role = Role::agency_link,
                 .credential = "link",
                 .network = network};
}

void note(UnitOfWork& work,
          const PapersDoor& door,
          const std::string& network,
          Instant now,
          std::string detail)
{
    audit(work,
          bearer(door, network),
          now,
          {.action = Action::link_redeem,
           .object = door.id(),
           .case_id = door.case_id,
           .detail = std::move(detail)});
}

}  // namespace

Email code_address(UnitOfWork& work,
                   const Meeting& meeting,
                   const SeatHolder& reader,
                   const Email& link_went_to)
{
    if (link_went_to.empty()) return {};
    const Candidates people{work, meeting};
    if (people.is_excluded(reader)) return {};
    const auto now_at = people.address(reader);
    if (!now_at || lower(*now_at) != lower(link_went_to)) return {};
    if (work.deliveries.is_wrong(meeting.authority, reader, link_went_to)) return {};
    return link_went_to;
}

PapersDoor seat_door(UnitOfWork& work, const Meeting& meeting, const Invitee& seat)
{
    PapersDoor door{.authority = seat.authority,
                    .meeting = seat.meeting,
                    .case_id = meeting.case_id,
                    .seat = seat.id,
                    .reader = seat.holder,
                    .language = seat.language};
    if (!work.deliveries.is_recalled(seat.authority, seat.id))
        door.email = code_address(work, meeting, seat.holder, seat.email);
    return door;
}

bool is_trusted(UnitOfWork& work,
                const LinkTokens& links,
                const PapersDoor& door,
                const std::string& device,
                Instant now)
{
    if (device.empty() || door.email.empty()) return false;
    const auto known = work.reader_codes.find_device(door.authority, links.hash(device));
    return known && !known->ended_at && now < known->expires_at &&
           known->reader == seat_key(door.reader) && known->email == lower(door.email);
}

DoorView door_view(UnitOfWork& work,
                   const MeetingTools& tools,
                   const PapersDoor& door,
                   const std::string& device)
{
    const Instant now = tools.clock.now();
    const auto council = work.authorities.find(door.authority);
    const auto asked = asked_today(work, door, now);
    const Instant next = next_code_at(asked, now);
    return {.is_trusted = is_trusted(work, tools.links, door, device, now),
            .masked = masked_address(door.email),
            .code_is_sent = !asked.empty() && asked.back().works(now),
            .can_ask = next <= now,
            .can_ask_at = next,
            .meetings_phone = council ? council->meetings_phone : ""};
}

Result<Done> ask_reader_code(UnitOfWork& work,
                             const MeetingTools& tools,
                             const PapersDoor& door,
                             const std::string& network)
{
    const Instant now = tools.clock.now();
    if (door.email.empty()) return Refusal::wrong_state;
    if (next_code_at(asked_today(work, door, now), now) > now) return Refusal::too_many_attempts;

    ReaderCode code{.id = ReaderCodeId{tools.random.id()},
                    .meeting = door.meeting,
                    .seat = door.seat,
                    .circulation = door.circulation,
                    .reader = seat_key(door.reader),
                    .email = door.email,
                    .asked_at = now,
                    .expires_at = now + reader_code_lasts};
    code.code_hash = code_hash(tools.links, code.id, code_digits(tools.links, code.id));
    work.reader_codes.add(door.authority, code);
    work.outbox.enqueue({.id = OutboxMessageId{tools.random.id()},
                         .authority = door.authority,
                         .dedupe_key = dedupe_key(MessageKind::reader_code, code.id.text(), 0),
                         .kind = MessageKind::reader_code,
                         .reader_code = code.id,
                         .to = door.email,
                         .message_id = tools.random.uid(),
                         .next_at = now,
                         .created_at = now});
    note(work, door, network, now, "code=asked");
    return Done{};
}

Result<EnteredCode> enter_reader_code(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Digest& digest,
                                      const PapersDoor& door,
                                      const EnterCode& command)
{
    const Instant now = tools.clock.now();
    const auto asked = asked_today(work, door, now);
    // A code to an address that is not theirs any more is no code.
    const bool works = !asked.empty() && now < asked.back().expires_at &&
                       !asked.back().entered_at && lower(asked.back().email) == lower(door.email);
    if (!works) return EnteredCode{.answer = CodeAnswer::over};
    const ReaderCode& code = asked.back();
    // Counted before it is compared: of many at once, no more than five are compared.
    if (!work.reader_codes.count_try(door.authority, code.id))
        return EnteredCode{.answer = CodeAnswer::used_up};

    const std::string typed = code_hash(tools.links, code.id, typed_digits(command.typed));
    if (!digest.same(typed, code.code_hash)) {
        const int left = most_code_tries - code.tries - 1;
        note(work, door, command.network, now, "code=wrong left=" + std::to_string(left));
        return EnteredCode{.answer = left > 0 ? CodeAnswer::wrong : CodeAnswer::used_up,
                           .tries_left = left};
    }
    if (!work.reader_codes.mark_entered(door.authority, code.id, now))
        return EnteredCode{.answer = CodeAnswer::over};
    EnteredCode entered{.answer = CodeAnswer::right, .device = tools.random.token()};
    const seconds lasts =
        command.is_shared ? seconds{shared_device_trust_lasts} : seconds{device_trust_lasts};
    work.reader_codes.add_device(door.authority,
                                 {.token_hash = tools.links.hash(entered.device),
                                  .reader = code.reader,
                                  .email = lower(door.email),
                                  .trusted_at = now,
                                  .expires_at = now + lasts});
    note(work,
         door,
         command.network,
         now,
         command.is_shared ? "code=entered device=shared" : "code=entered device=trusted");
    return entered;
}

std::optional<CodeMail> code_mail(UnitOfWork& work,
                                  const LinkTokens& links,
                                  const OutboxMessage& message,
                                  Instant now)
{
    if (!message.reader_code) return std::nullopt;
    const auto code = work.reader_codes.find(message.authority, *message.reader_code);
    if (!code || !code->works(now)) return std::nullopt;
    const auto asked = work.reader_codes.asked_since(
        message.authority, code->seat, code->circulation, code->asked_at);
    if (asked.back().id != code->id) return std::nullopt;  // which takes its place
    const auto meeting = work.meetings.find(message.authority, code->meeting);
    const auto seat = work.invitees.find(message.authority, code->seat);
    if (!meeting || !seat) return std::nullopt;
    const RecipientClass recipient = recipient_class(seat->invitee.holder);
    const AttendedTime time = attended(*meeting, seat->invitee.window);
    return CodeMail{.digits = code_digits(links, code->id),
                    .recipient = recipient,
                    .reference = seat_reference(*meeting, recipient, links),
                    .starts_at = time.starts_at,
                    .ends_at = time.ends_at,
                    .language = seat->invitee.language};
}

bool code_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    const auto code = work.reader_codes.find(message.authority, *message.reader_code);
    if (!code || code->entered_at) return false;
    const auto meeting = work.meetings.find(message.authority, code->meeting);
    const auto reader = seat_holder_from(code->reader);
    return meeting && reader && !code_address(work, *meeting, *reader, message.to).empty();
}

std::optional<Instant> code_not_entered(const std::vector<ReaderCode>& codes,
                                        const CirculationId& copy)
{
    std::optional<Instant> asked;
    for (const ReaderCode& each : codes)
        if (each.circulation == copy)
            asked = each.entered_at ? std::nullopt : std::optional{each.asked_at};
    return asked;
}

std::optional<Instant> code_not_entered(const std::vector<ReaderCode>& codes, const InviteeId& seat)
{
    std::optional<Instant> asked;
    for (const ReaderCode& each : codes)
        if (!each.circulation && each.seat == seat)
            asked = each.entered_at ? std::nullopt : std::optional{each.asked_at};
    return asked;
}

}  // namespace quorate::core
