#include "db/stores/seat_answer_store.hpp"

namespace quorate::db {
namespace {

// The oldest first, so that a later one takes its place.
void put(core::SaidAnswers& all,
         const std::string& answer,
         const std::optional<core::UserId>& asked_by,
         const core::PersonName& name,
         core::Instant at)
{
    const auto known = core::seat_answer_from(answer);
    if (!known) return;
    all.insert_or_assign(
        core::question_of(*known),
        core::SaidAnswer{.answer = *known, .asked_by = asked_by, .asked_by_name = name, .at = at});
}

}  // namespace

void SeatAnswerStore::add(const core::AuthorityId& authority,
                          const core::InviteeId& seat,
                          const core::SaidAnswer& said)
{
    const std::string question{code(core::question_of(said.answer))};
    const auto last = sql_.find<int>(
        "select coalesce(max(number), 0) from seat_answer where authority_id = :a and "
        "invitee_id = :i and question = :q",
        authority,
        seat,
        question);
    sql_.execute(
        "insert into seat_answer (invitee_id, authority_id, question, number, answer, asked_by, "
        "said_at) values (:i, :a, :q, :n, :s, :b, :t)",
        seat,
        authority,
        question,
        std::get<0>(last.value()) + 1,
        std::string{code(said.answer)},
        said.asked_by,
        said.at);
}

core::SaidAnswers SeatAnswerStore::of_seat(const core::AuthorityId& authority,
                                           const core::InviteeId& seat)
{
    core::SaidAnswers all;
    for (const auto& [answer, asked_by, name, at] :
         sql_.select<std::string, std::optional<core::UserId>, core::PersonName, core::Instant>(
             "select s.answer, s.asked_by, coalesce(u.name, ''), s.said_at from seat_answer s left "
             "join "
             "staff_user u on u.id = s.asked_by where s.authority_id = :a and s.invitee_id = :i "
             "order by s.question, s.number",
             authority,
             seat))
        put(all, answer, asked_by, name, at);
    return all;
}

std::map<core::InviteeId, core::SaidAnswers> SeatAnswerStore::of_meeting(
    const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    std::map<core::InviteeId, core::SaidAnswers> all;
    for (const auto& [seat, answer, asked_by, name, at] : sql_.select<core::InviteeId,
                                                                      std::string,
                                                                      std::optional<core::UserId>,
                                                                      core::PersonName,
                                                                      core::Instant>(
             "select s.invitee_id, s.answer, s.asked_by, coalesce(u.name, ''), s.said_at from "
             "seat_answer s "
             "join invitee i on i.id = s.invitee_id left join staff_user u on u.id = s.asked_by "
             "where i.authority_id = :a and i.meeting_id = :m and i.removed_at is null "
             "order by s.invitee_id, s.question, s.number",
             authority,
             meeting))
        put(all[seat], answer, asked_by, name, at);
    return all;
}

}  // namespace quorate::db
