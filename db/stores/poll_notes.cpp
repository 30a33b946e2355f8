// The part of PollStore that knows where people are asked, and what they write besides.
#include "db/stores/poll_store.hpp"

#include <utility>

namespace quorate::db {

void PollStore::save_address(const core::AuthorityId& authority, const core::PollSeat& seat)
{
    sql_.execute(
        "update poll_seat set email = :e, link_hash = :h, link_generation = :g "
        "where authority_id = :a and id = :i",
        seat.email,
        seat.link_hash,
        seat.link_generation,
        authority,
        seat.id);
}

std::vector<core::PollSeatKey> PollStore::asked_of(const core::AuthorityId& authority,
                                                   const core::SeatHolder& holder)
{
    std::vector<core::PollSeatKey> found;
    for (auto& [poll, seat] : sql_.select<core::PollId, core::PollSeatId>(
             "select p.id, s.id from poll_seat s join availability_poll p on p.id = s.poll_id "
             "where s.authority_id = :a and s.holder = :h and s.is_asked = 1 "
             "and p.status in ('open', 'waiting') order by p.deadline, p.id",
             authority,
             seat_key(holder)))
        found.push_back({.authority = authority, .poll = std::move(poll), .seat = std::move(seat)});
    return found;
}

void PollStore::expect_mail(const core::AuthorityId& authority,
                            const core::PollSeatId& seat,
                            const std::string& token_hash)
{
    sql_.execute(
        "update poll_seat set reply_hash = :h where authority_id = :a and id = :i "
        "and reply_hash is null",
        token_hash,
        authority,
        seat);
}

std::string PollStore::expected_mail_of(const core::AuthorityId& authority,
                                        const core::PollSeatId& seat)
{
    auto found = sql_.find<std::string>(
        "select coalesce(reply_hash, '') from poll_seat where authority_id = :a and id = :i",
        authority,
        seat);
    return found ? std::get<0>(std::move(*found)) : std::string{};
}

std::optional<core::PollSeatKey> PollStore::find_by_mail(const std::string& token_hash)
{
    auto found = sql_.find<core::AuthorityId, core::PollId, core::PollSeatId>(
        "select authority_id, poll_id, id from poll_seat where reply_hash = :h", token_hash);
    if (!found) return std::nullopt;
    return core::PollSeatKey{std::move(std::get<0>(*found)),
                             std::move(std::get<1>(*found)),
                             std::move(std::get<2>(*found))};
}

bool PollStore::add_note(const core::PollNote& note)
{
    return sql_.execute(
               "insert into poll_note (id, authority_id, seat_id, note_key, way, at, from_email, "
               "note) values (:i, :a, :s, :k, :w, :t, :f, :n) on conflict (seat_id, note_key) do "
               "nothing",
               note.id,
               note.authority,
               note.seat,
               note.key,
               std::string{code(note.way)},
               note.at,
               note.from,
               note.note) == 1;
}

std::vector<core::PollNote> PollStore::notes_of(const core::AuthorityId& authority,
                                                const core::PollId& poll)
{
    std::vector<core::PollNote> found;
    for (auto& [id, seat, key, way, at, from, note, dealt_by, dealt_at] :
         sql_.select<core::PollNoteId,
                     core::PollSeatId,
                     std::string,
                     std::string,
                     core::Instant,
                     core::Email,
                     core::FreeText,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>>(
             "select n.id, n.seat_id, n.note_key, n.way, n.at, n.from_email, n.note, "
             "n.dealt_with_by, n.dealt_with_at from poll_note n "
             "join poll_seat s on s.id = n.seat_id where n.authority_id = :a and s.poll_id = :p "
             "order by n.at desc, n.id desc",
             authority,
             poll))
        found.push_back({.id = std::move(id),
                         .authority = authority,
                         .seat = std::move(seat),
                         .key = std::move(key),
                         .way = core::poll_note_way_from(way).value(),
                         .at = at,
                         .from = std::move(from),
                         .note = std::move(note),
                         .dealt_with_by = std::move(dealt_by),
                         .dealt_with_at = dealt_at});
    return found;
}

bool PollStore::deal_with_note(const core::AuthorityId& authority,
                               const core::PollNoteId& id,
                               const core::UserId& by,
                               core::Instant at)
{
    return sql_.execute(
               "update poll_note set dealt_with_by = :b, dealt_with_at = :t "
               "where authority_id = :a and id = :i and dealt_with_at is null",
               by,
               at,
               authority,
               id) == 1;
}

int PollStore::count_notes(const core::AuthorityId& authority, const core::UserId& maker)
{
    return sql_.value<int>(
        "select count(*) from poll_note n join poll_seat s on s.id = n.seat_id "
        "join availability_poll p on p.id = s.poll_id where p.authority_id = :a "
        "and p.created_by = :u and n.dealt_with_at is null",
        authority,
        maker);
}

}  // namespace quorate::db
