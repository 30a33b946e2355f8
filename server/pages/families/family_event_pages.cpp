#include "server/pages/families/family_event_pages.hpp"

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/record_event.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/families/event_fields.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

using Errors = std::vector<core::FieldError>;

using Children = std::vector<core::Child>;

// An event and the children of its family.
struct KnownEvent {
    core::CaseEvent event;
    Children children;
};

Response new_event_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const Children& children,
                        const Fields& typed,
                        const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    std::vector<View> fields{select({.name = "kind",
                                     .label = "What happened?",
                                     .groups = event_kinds_to_choose(),
                                     .chosen = typed.get("kind"),
                                     .prompt = "Choose what happened",
                                     .error = error_for(trouble.errors, "kind")}),
                             event_day_field(typed, trouble.errors),
                             event_time_field(typed, trouble.errors)};
    add_children(fields, children, typed, trouble.errors);
    fields.push_back(section_47_field(typed, trouble.errors));
    fields.push_back(plan_field(typed, trouble.errors));
    fields.push_back(event_note_field(typed, trouble.errors));
    add_confirmation(fields, typed, trouble.errors);
    return family_form(app,
                       request,
                       actor,
                       {.heading = "Record what happened",
                        .hint = "What is due because of it is worked out as soon as you save.",
                        .fields = std::move(fields),
                        .save_label = "Record it",
                        .save_url = new_event_url(id),
                        .back = {.label = "The family", .url = family_url(id)},
                        .errors = trouble.errors,
                        .status = trouble.status});
}

// The event, when it is this family's and the actor may edit it.
core::Result<KnownEvent> event_of(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<KnownEvent> {
        const auto may = core::open_case_form(work, case_tools(app), actor, id);
        if (!may) return may.error();
        auto event = work.case_events.find(actor.authority, core::CaseEventId{request.value(1)});
        if (!event || event->case_id != id) return core::Refusal::not_found;
        if (event->replaced_at) return core::Refusal::stale_version;
        return KnownEvent{*event, work.cases.children_of(actor.authority, id)};
    });
}

// Which of its two forms is shown again.
enum class Half { correct, withdraw };

Response correction_form(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         const KnownEvent& known,
                         const Fields& typed,
                         const FormTrouble& trouble = {{}, 200},
                         Half half = Half::correct)
{
    const core::CaseEvent& event = known.event;
    const bool correcting = half == Half::correct;
    const Errors errors = correcting ? trouble.errors : Errors{};
    std::vector<View> fields{event_day_field(typed, errors), event_time_field(typed, errors)};
    add_children(fields, known.children, typed, errors);
    if (event.kind == core::EventKind::strategy_discussion)
        fields.push_back(section_47_field(typed, errors));
    if (event.kind == core::EventKind::conference_held) fields.push_back(plan_field(typed, errors));
    fields.push_back(event_note_field(typed, errors));
    fields.push_back(textarea({.name = "reason",
                               .label = "What was wrong?",
                               .value = correcting ? typed.get("reason") : "",
                               .error = error_for(errors, "reason"),
                               .rows = 2}));
    add_confirmation(fields, correcting ? typed : Fields{}, errors);
    const std::vector<View> withdraw_fields{
        textarea({.name = "withdrawal_reason",
                  .label = "Why is it taken back?",
                  .value = correcting ? "" : typed.get("withdrawal_reason"),
                  .error = correcting ? "" : error_for(trouble.errors, "withdrawal_reason"),
                  .rows = 2})};

    const auto same = [](const View& field) { return field; };
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] =
        page_head({.heading = "Correct what was recorded",
                   .sub = std::string{label(event.kind)} + ", " + core::long_date(event.on)});
    page["fields"] = view_list(fields, same);
    page["save"] = button({.label = "Save the correction"});
    page["save_url"] = event_url(event.case_id, event.id);
    page["withdrawing"] = !correcting;
    page["withdraw_fields"] = view_list(withdraw_fields, same);
    page["withdraw"] = button({.label = "Take it back", .look = ButtonLook::warning});
    page["withdraw_url"] = withdraw_event_url(event.case_id, event.id);
    return html_page(app,
                     request,
                     actor,
                     "families/correct_event",
                     {.title = "Correct what was recorded",
                      .section = Section::families,
                      .back = {.label = "The family", .url = family_url(event.case_id)},
                      .status = trouble.status},
                     std::move(page));
}

// What there is in place of an event that somebody else corrected or took back while this form was
// open. A correction is shown with what was typed; what was taken back can be recorded again.
Response replaced_meanwhile(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const Fields& form,
                            const core::Error& error)
{
    if (error.refusal != core::Refusal::stale_version)
        return refusal_page(app, request, actor, error);
    const core::CaseId id{request.value(0)};
    std::vector<core::CaseEvent> history;
    const auto children = app.read(actor, [&](core::UnitOfWork& work) {
        history = work.case_events.history_of(actor.authority, id);
        return work.cases.children_of(actor.authority, id);
    });
    core::CaseEventId last{request.value(1)};
    const core::CaseEvent* current = nullptr;
    // Each correction names the one before it, in whatever order they are listed.
    for (std::size_t step = 0; step < history.size(); ++step)
        for (const core::CaseEvent& each : history) {
            if (each.id == last) current = &each;
            if (each.corrects && *each.corrects == last) {
                current = &each;
                last = each.id;
                break;
            }
        }
    if (current == nullptr) return refusal_page(app, request, actor, error);
    const int status = refusal_status(error.refusal);
    if (!current->replaced_at)
        return correction_form(app,
                               request,
                               actor,
                               {*current, children},
                               form,
                               {{{"on",
                                  "Somebody else corrected this while you had it open: above is "
                                  "what it says now, below what you typed. Nothing of yours is "
                                  "saved yet"}},
                                status});
    Fields again;
    again.add("kind", std::string{code(current->kind)});
    for (const auto& [field, value] : form.entries())
        again.add(field, value);
    return new_event_form(app,
                          request,
                          actor,
                          children,
                          again,
                          {{{"kind",
                             "Somebody else took this back while you had it open. What you typed "
                             "is not saved. If it did happen, record it again"}},
                           status});
}

}  // namespace

Response get_new_event(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const auto children =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Children> {
            const auto may = core::open_case_form(work, case_tools(app), actor, id);
            if (!may) return may.error();
            return work.cases.children_of(actor.authority, id);
        });
    if (!children) return refusal_page(app, request, actor, children.error());
    Fields typed;
    typed.add("kind", request.query.get("kind"));
    for (const core::Child& child : *children)
        typed.add("children", child.id.text());
    return new_event_form(app, request, actor, *children, typed);
}

Response post_new_event(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const Fields form = form_of(request);
    const Children children = app.read(
        actor, [&](core::UnitOfWork& work) { return work.cases.children_of(actor.authority, id); });
    Errors errors;
    const core::RecordEvent command{
        .case_id = id,
        .kind = core::event_kind_from(form.get("kind")),
        .on = typed_date_of(form, "on", errors),
        .time = typed_time_of(form, errors),
        .children = unless_all(ticked_children(form, children, errors), children),
        .initiates_section_47 = is_ticked(form, "initiates_section_47"),
        .makes_plan = is_ticked(form, "makes_plan"),
        .note = core::FreeText{form.get("note")},
        .confirm_unusual = is_ticked(form, "confirm_unusual")};
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(errors, core::record_event(work, case_tools(app), actor, command));
    });
    if (recorded) return done(dates_url(id), "event-recorded");
    if (const auto trouble = form_trouble(recorded.error()))
        return new_event_form(app, request, actor, children, form, *trouble);
    return refusal_page(app, request, actor, recorded.error());
}

Response get_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto known = event_of(app, request, actor);
    if (!known) return refusal_page(app, request, actor, known.error());
    return correction_form(app, request, actor, *known, typed_from(known->event, known->children));
}

Response post_event(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto known = event_of(app, request, actor);
    if (!known) return replaced_meanwhile(app, request, actor, form, known.error());
    Errors errors;
    const core::CorrectEvent command{
        .event = known->event.id,
        .on = typed_date_of(form, "on", errors),
        .time = typed_time_of(form, errors),
        .children = ticked_children(form, known->children, errors),
        .initiates_section_47 = is_ticked(form, "initiates_section_47"),
        .makes_plan = is_ticked(form, "makes_plan"),
        .note = core::FreeText{form.get("note")},
        .reason = form.get("reason"),
        .confirm_unusual = is_ticked(form, "confirm_unusual")};
    const auto corrected = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(errors, core::correct_event(work, case_tools(app), actor, command));
    });
    if (corrected) return done(dates_url(known->event.case_id), "event-corrected");
    if (const auto trouble = form_trouble(corrected.error()); trouble && trouble->status == 422)
        return correction_form(app, request, actor, *known, form, *trouble);
    return refusal_page(app, request, actor, corrected.error());
}

Response post_withdraw_event(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto known = event_of(app, request, actor);
    if (!known) return replaced_meanwhile(app, request, actor, form, known.error());
    const core::WithdrawEvent command{known->event.id, form.get("withdrawal_reason")};
    const auto withdrawn = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::withdraw_event(work, case_tools(app), actor, command);
    });
    if (withdrawn) return done(dates_url(known->event.case_id), "event-withdrawn");
    if (auto trouble = form_trouble(withdrawn.error()); trouble && trouble->status == 422) {
        for (core::FieldError& error : trouble->errors)
            error.field = "withdrawal_reason";
        return correction_form(app, request, actor, *known, form, *trouble, Half::withdraw);
    }
    return refusal_page(app, request, actor, withdrawn.error());
}

}  // namespace quorate::server
