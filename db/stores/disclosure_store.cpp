#include "db/stores/disclosure_store.hpp"

#include <utility>

#include "db/stores/id_lists.hpp"

namespace quorate::db {
namespace {

#define COPIES                                                                                 \
    "select id, meeting_id, invitee_id, digest, state, prepared_by, prepared_at, credential, " \
    "with_actions, checked_by, checked_at, reason from papers_copy where authority_id = :a "

template <class... In>
std::vector<core::PapersCopy> copies_of(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::PapersCopy> copies;
    for (auto& [id,
                meeting,
                seat,
                digest,
                state,
                by,
                at,
                credential,
                with_actions,
                checked_by,
                checked_at,
                reason] : sql.select<core::PapersCopyId,
                                     core::MeetingId,
                                     core::InviteeId,
                                     std::string,
                                     std::string,
                                     core::UserId,
                                     core::Instant,
                                     std::string,
                                     bool,
                                     std::optional<core::UserId>,
                                     std::optional<core::Instant>,
                                     core::FreeText>(text, in...))
        copies.push_back({.id = std::move(id),
                          .meeting = std::move(meeting),
                          .seat = std::move(seat),
                          .digest = std::move(digest),
                          .state = core::copy_state_from(state),
                          .prepared_by = std::move(by),
                          .prepared_at = at,
                          .credential = std::move(credential),
                          .with_actions = with_actions,
                          .checked_by = std::move(checked_by),
                          .checked_at = checked_at,
                          .reason = std::move(reason)});
    return copies;
}

}  // namespace

std::vector<core::ItemAbout> DisclosureStore::about(const core::AuthorityId& authority,
                                                    const core::MeetingId& meeting)
{
    std::vector<core::ItemAbout> all;
    for (auto& [item, children, persons, source] :
         sql_.select<std::string, std::string, std::string, std::string>(
             "select item_id, child_ids, person_ids, source from item_about "
             "where authority_id = :a and meeting_id = :m order by item_id",
             authority,
             meeting))
        all.push_back(
            {.item = std::move(item),
             .children = ids_from<core::ChildId>(children),
             .persons = ids_from<core::FamilyMemberId>(persons),
             .source = core::record_source_from(source).value_or(core::RecordSource::other)});
    return all;
}

void DisclosureStore::save_about(const core::AuthorityId& authority,
                                 const core::MeetingId& meeting,
                                 const core::ItemAbout& about)
{
    sql_.execute(
        "insert into item_about (authority_id, meeting_id, item_id, child_ids, person_ids, source) "
        "values (:a, :m, :i, :c, :p, :s) on conflict (meeting_id, item_id) do update set "
        "child_ids = excluded.child_ids, person_ids = excluded.person_ids, "
        "source = excluded.source",
        authority,
        meeting,
        about.item,
        joined(about.children),
        joined(about.persons),
        std::string{code(about.source)});
}

std::vector<core::OwnChildren> DisclosureStore::own_children(const core::AuthorityId& authority,
                                                             const core::CaseId& id)
{
    std::vector<core::OwnChildren> all;
    for (auto& [member, children] : sql_.select<core::FamilyMemberId, std::string>(
             "select family_member_id, child_ids from own_children "
             "where authority_id = :a and case_id = :c order by family_member_id",
             authority,
             id))
        all.push_back({.member = std::move(member), .children = ids_from<core::ChildId>(children)});
    return all;
}

void DisclosureStore::save_own_children(const core::AuthorityId& authority,
                                        const core::CaseId& id,
                                        const core::OwnChildren& own)
{
    sql_.execute(
        "insert into own_children (authority_id, case_id, family_member_id, child_ids) "
        "values (:a, :c, :m, :l) on conflict (family_member_id) do update set "
        "child_ids = excluded.child_ids",
        authority,
        id,
        own.member,
        joined(own.children));
}

std::vector<core::SeatChoice> DisclosureStore::choices(const core::AuthorityId& authority,
                                                       const core::MeetingId& meeting)
{
    std::vector<core::SeatChoice> all;
    for (auto& [seat, share, sections, decisions, actions, plan, reason, by, at, version] :
         sql_.select<core::InviteeId,
                     std::string,
                     std::string,
                     std::string,
                     std::string,
                     std::string,
                     core::FreeText,
                     core::UserId,
                     core::Instant,
                     int>("select invitee_id, share, section_ids, decision_ids, action_ids, "
                          "plan_ids, reason, chosen_by, chosen_at, version from seat_choice "
                          "where authority_id = :a and meeting_id = :m order by invitee_id",
                          authority,
                          meeting))
        // What cannot be read gives nothing, rather than what is usual.
        all.push_back({.seat = std::move(seat),
                       .share = core::share_from(share).value_or(core::Share::nothing),
                       .chosen = {.sections = ids_from<core::MinuteSectionId>(sections),
                                  .decisions = ids_from<core::DecisionId>(decisions),
                                  .actions = ids_from<core::ActionPointId>(actions),
                                  .plan = ids_from<core::PlanPartId>(plan)},
                       .reason = std::move(reason),
                       .chosen_by = std::move(by),
                       .chosen_at = at,
                       .version = version});
    return all;
}

core::Result<int> DisclosureStore::save_choice(const core::AuthorityId& authority,
                                               const core::MeetingId& meeting,
                                               const core::SeatChoice& choice)
{
    // Two who choose first at once: the second finds the row of the first.
    const auto saved =
        choice.version == 0
            ? sql_.execute(
                  "insert into seat_choice (authority_id, meeting_id, invitee_id, share, "
                  "section_ids, decision_ids, action_ids, plan_ids, reason, chosen_by, chosen_at) "
                  "values (:a, :m, :i, :s, :se, :de, :ac, :pl, :r, :by, :t) "
                  "on conflict (invitee_id) do nothing",
                  authority,
                  meeting,
                  choice.seat,
                  std::string{code(choice.share)},
                  joined(choice.chosen.sections),
                  joined(choice.chosen.decisions),
                  joined(choice.chosen.actions),
                  joined(choice.chosen.plan),
                  choice.reason,
                  choice.chosen_by,
                  choice.chosen_at)
            : sql_.execute(
                  "update seat_choice set share = :s, section_ids = :se, decision_ids = :de, "
                  "action_ids = :ac, plan_ids = :pl, reason = :r, chosen_by = :by, chosen_at = :t, "
                  "version = version + 1 where authority_id = :a and meeting_id = :m "
                  "and invitee_id = :i and version = :v",
                  std::string{code(choice.share)},
                  joined(choice.chosen.sections),
                  joined(choice.chosen.decisions),
                  joined(choice.chosen.actions),
                  joined(choice.chosen.plan),
                  choice.reason,
                  choice.chosen_by,
                  choice.chosen_at,
                  authority,
                  meeting,
                  choice.seat,
                  choice.version);
    if (saved != 1) return core::Refusal::stale_version;
    return choice.version + 1;
}

void DisclosureStore::add_copy(const core::AuthorityId& authority, const core::PapersCopy& copy)
{
    sql_.execute(
        "insert into papers_copy (id, authority_id, meeting_id, invitee_id, digest, state, "
        "prepared_by, prepared_at, credential, with_actions) "
        "values (:i, :a, :m, :s, :d, :st, :by, :t, :cr, :wa)",
        copy.id,
        authority,
        copy.meeting,
        copy.seat,
        copy.digest,
        std::string{code(copy.state)},
        copy.prepared_by,
        copy.prepared_at,
        copy.credential,
        copy.with_actions);
}

std::optional<core::PapersCopy> DisclosureStore::find_copy(const core::AuthorityId& authority,
                                                           const core::PapersCopyId& id)
{
    auto found = copies_of(sql_, COPIES "and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::PapersCopy> DisclosureStore::copies(const core::AuthorityId& authority,
                                                      const core::MeetingId& meeting)
{
    return copies_of(
        sql_, COPIES "and meeting_id = :m order by prepared_at desc, id desc", authority, meeting);
}

std::vector<core::PapersCopy> DisclosureStore::waiting_copies(const core::AuthorityId& authority)
{
    return copies_of(sql_, COPIES "and state = 'waiting' order by prepared_at, id", authority);
}

std::vector<core::PapersCopy> DisclosureStore::held_copies(const core::AuthorityId& authority)
{
    return copies_of(sql_,
                     COPIES
                     "and state in ('waiting', 'refused') and not exists (select 1 "
                     "from papers_copy n where n.invitee_id = papers_copy.invitee_id "
                     "and (n.prepared_at > papers_copy.prepared_at "
                     "or (n.prepared_at = papers_copy.prepared_at "
                     "and n.id > papers_copy.id))) order by meeting_id, prepared_at, id",
                     authority);
}

core::Result<core::Done> DisclosureStore::close_copy(const core::AuthorityId& authority,
                                                     const core::PapersCopy& copy)
{
    const auto closed = sql_.execute(
        "update papers_copy set state = :s, checked_by = :by, checked_at = :t, reason = :r "
        "where authority_id = :a and id = :i and state = 'waiting'",
        std::string{code(copy.state)},
        copy.checked_by,
        copy.checked_at,
        copy.reason,
        authority,
        copy.id);
    if (closed != 1) return core::Refusal::wrong_state;
    return core::Done{};
}

}  // namespace quorate::db
