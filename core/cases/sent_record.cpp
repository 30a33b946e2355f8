#include "core/cases/sent_record.hpp"

#include <algorithm>
#include <optional>

#include "core/audit/audited.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"

namespace quorate::core {
namespace {

std::optional<EventKind> event_of(MeetingType type)
{
    if (is_initial_conference(type) || type == MeetingType::review_cp_conference)
        return EventKind::conference_record_sent;
    if (type == MeetingType::strategy_discussion) return EventKind::strategy_record_sent;
    return std::nullopt;
}

void note_sent(UnitOfWork& work,
               const CaseTools& tools,
               const Actor& actor,
               const Meeting& meeting,
               EventKind kind,
               Date on)
{
    const auto family = work.cases.find(actor.authority, meeting.case_id);
    if (!family) return;
    const Date held_on = london_date(meeting.starts_at);
    const auto events = work.case_events.of_case(actor.authority, meeting.case_id);
    const CaseEvent sent{.id = CaseEventId{tools.random.id()},
                         .case_id = meeting.case_id,
                         .kind = kind,
                         .on = on,
                         .children = meeting.children,
                         .recorded_by = actor.user,
                         .recorded_at = tools.clock.now()};
    const auto was_sent = [&](const ChildId& child) {
        return std::ranges::any_of(events, [&](const CaseEvent& event) {
            return event.kind == kind && event.on >= held_on && is_about(event, child);
        });
    };
    if (std::ranges::all_of(children_of(sent, {}), was_sent)) return;
    work.case_events.add(actor.authority, sent);
    tell_of_moved_dates(work,
                        tools,
                        actor,
                        {MoveCause::record_sent, meeting.id.text()},
                        recompute_due_dates(work, tools, *family));
}

}  // namespace

void note_record_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on)
{
    if (const auto kind = event_of(meeting.type)) note_sent(work, tools, actor, meeting, *kind, on);
}

void withdraw_record_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on)
{
    const auto kind = event_of(meeting.type);
    const auto family = work.cases.find(actor.authority, meeting.case_id);
    if (!kind || !family) return;
    const Instant now = tools.clock.now();
    for (const CaseEvent& event : work.case_events.of_case(actor.authority, meeting.case_id)) {
        const bool is_about_one = meeting.children.empty() ||
                                  std::ranges::any_of(meeting.children, [&](const ChildId& child) {
                                      return is_about(event, child);
                                  });
        if (event.kind != *kind || event.on != on || !is_about_one) continue;
        if (!work.case_events.replace(actor.authority,
                                      event.id,
                                      now,
                                      FreeText{"A copy was taken back and not given again"}))
            continue;
        tell_of_moved_dates(work,
                            tools,
                            actor,
                            {MoveCause::event_withdrawn, event.id.text()},
                            recompute_due_dates(work, tools, *family));
        audit(work,
              actor,
              now,
              {.action = Action::invite_correct_and_recall,
               .object = event.id.text(),
               .case_id = meeting.case_id,
               .detail = "record_sent=withdrawn"});
    }
}

void note_letter_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on)
{
    note_sent(work, tools, actor, meeting, EventKind::decision_letter_sent, on);
}

}  // namespace quorate::core
