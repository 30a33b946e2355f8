#include "server/pages/family_event_pages.hpp"

#include "core/cases/case_access.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/record_event.hpp"
#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/family_layout.hpp"
#include "server/pages/family_urls.hpp"

namespace quorate::server {
namespace {

using Errors = std::vector<core::FieldError>;

View day_field(const Fields& typed, const Errors& errors)
{
    return date_input({.name = "on",
                       .label = "On which day?",
                       .value = typed.get("on"),
                       .error = error_for(errors, "on"),
                       .autocomplete = "off"});
}

View time_field(const Fields& typed, const Errors& errors)
{
    return time_input({.name = "time",
                       .label = "At what time? (optional)",
                       .value = typed.get("time"),
                       .hint = "Needed where something is due within hours",
                       .error = error_for(errors, "time")});
}

std::optional<std::chrono::minutes> typed_time_of(const Fields& form, Errors& errors)
{
    const std::string& typed = form.get("time");
    if (core::trimmed(typed).empty()) return std::nullopt;
    const auto time = core::parse_typed_time(typed);
    if (!time) errors.push_back({"time", "Enter the time on the 24-hour clock, such as 14:30"});
    return time;
}

std::vector<core::Child> children_of(App& app, const core::Actor& actor, const core::CaseId& id)
{
    return app.read(
        actor, [&](core::UnitOfWork& work) { return work.cases.children_of(actor.authority, id); });
}

// Nothing is asked of a family with one child.
void add_children(std::vector<View>& fields,
                  const std::vector<core::Child>& children,
                  const Fields& typed,
                  const Errors& errors)
{
    if (children.size() < 2) return;
    Checkboxes boxes{.name = "children",
                     .legend = "Which children was it about?",
                     .chosen = typed.all("children"),
                     .hint =
                         "Each child's dates are worked out separately. If different things "
                         "were decided, record it once for each",
                     .error = error_for(errors, "children")};
    for (const core::Child& child : children)
        boxes.options.push_back({child.id.text(), core::full_name(child).reveal()});
    fields.push_back(checkboxes(boxes));
}

// Everyone ticked means every child who can have been there on that day.
std::vector<core::ChildId> ticked_children(const Fields& form,
                                           const std::vector<core::Child>& children,
                                           Errors& errors)
{
    const auto ticked = form.all("children");
    if (children.size() >= 2 && ticked.empty())
        errors.push_back({"children", "Choose at least one child"});
    if (ticked.size() >= children.size()) return {};
    std::vector<core::ChildId> chosen;
    for (const std::string& each : ticked)
        chosen.emplace_back(each);
    return chosen;
}

View section_47_field(const Fields& typed, const Errors& errors)
{
    return tick_box("initiates_section_47",
                    "Strategy discussion",
                    "Section 47 enquiries started at this discussion",
                    is_ticked(typed, "initiates_section_47"),
                    error_for(errors, "initiates_section_47"),
                    "The clock for the initial conference starts on this day");
}

View plan_field(const Fields& typed, const Errors& errors)
{
    return tick_box("makes_plan",
                    "Initial conference",
                    "A child protection plan was made",
                    is_ticked(typed, "makes_plan"),
                    error_for(errors, "makes_plan"),
                    "The clocks for the core group and the review start on this day");
}

// What seldom is so, to be confirmed; nothing to show when nothing is.
void add_confirmation(std::vector<View>& fields, const Fields& typed, const Errors& errors)
{
    std::string unusual;
    for (const core::FieldError& each : errors)
        if (each.field == "confirm_unusual")
            unusual += (unusual.empty() ? "" : ". ") + each.message;
    if (unusual.empty() && !is_ticked(typed, "confirm_unusual")) return;
    fields.push_back(tick_box("confirm_unusual",
                              "This is unusual",
                              "It is right. Record it anyway",
                              is_ticked(typed, "confirm_unusual"),
                              unusual));
}

View note_field(const Fields& typed, const Errors& errors)
{
    return textarea({.name = "note",
                     .label = "Note (optional)",
                     .value = typed.get("note"),
                     .hint = "Write what the child could read one day",
                     .error = error_for(errors, "note"),
                     .rows = 3});
}

std::vector<OptionGroup> kinds_to_choose()
{
    std::vector<OptionGroup> groups(static_cast<std::size_t>(core::last_event_group) + 1);
    for (const core::EventKind kind : core::recordable_event_kinds()) {
        const core::EventGroup group = *core::group_of(kind);
        OptionGroup& shown = groups[static_cast<std::size_t>(group)];
        shown.label = core::label(group);
        shown.options.push_back({std::string{code(kind)}, std::string{label(kind)}});
    }
    return groups;
}

Response new_event_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const Fields& typed,
                        const FormTrouble& trouble = {{}, 200})
{
    const core::CaseId id{request.value(0)};
    std::vector<View> fields{select({.name = "kind",
                                     .label = "What happened?",
                                     .groups = kinds_to_choose(),
                                     .chosen = typed.get("kind"),
                                     .prompt = "Choose what happened",
                                     .error = error_for(trouble.errors, "kind")}),
                             day_field(typed, trouble.errors),
                             time_field(typed, trouble.errors)};
    add_children(fields, children_of(app, actor, id), typed, trouble.errors);
    fields.push_back(section_47_field(typed, trouble.errors));
    fields.push_back(plan_field(typed, trouble.errors));
    fields.push_back(note_field(typed, trouble.errors));
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
core::Result<core::CaseEvent> event_of(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::CaseEvent> {
        const auto may = core::open_case_form(work, case_tools(app), actor, id);
        if (!may) return may.error();
        auto event = work.case_events.find(actor.authority, core::CaseEventId{request.value(1)});
        if (!event || event->case_id != id) return core::Refusal::not_found;
        if (event->replaced_at) return core::Refusal::stale_version;
        return *event;
    });
}

Fields typed_from(const core::CaseEvent& event, const std::vector<core::Child>& children)
{
    Fields typed;
    typed.add("on", core::typed_date(event.on));
    if (event.at) typed.add("time", core::london_clock_time(*event.at));
    for (const core::Child& child : children)
        if (is_about(event, child.id)) typed.add("children", child.id.text());
    typed.add("initiates_section_47", event.initiates_section_47 ? "yes" : "");
    typed.add("makes_plan", event.makes_plan ? "yes" : "");
    typed.add("note", event.note.reveal());
    return typed;
}

// Which of its two forms is shown again.
enum class Half { correct, withdraw };

Response correction_form(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         const core::CaseEvent& event,
                         const Fields& typed,
                         const FormTrouble& trouble = {{}, 200},
                         Half half = Half::correct)
{
    const bool correcting = half == Half::correct;
    const Errors errors = correcting ? trouble.errors : Errors{};
    std::vector<View> fields{day_field(typed, errors), time_field(typed, errors)};
    add_children(fields, children_of(app, actor, event.case_id), typed, errors);
    if (event.kind == core::EventKind::strategy_discussion)
        fields.push_back(section_47_field(typed, errors));
    if (event.kind == core::EventKind::conference_held) fields.push_back(plan_field(typed, errors));
    fields.push_back(note_field(typed, errors));
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
    const auto history = app.read(actor, [&](core::UnitOfWork& work) {
        return work.case_events.history_of(actor.authority, id);
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
                               *current,
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
                          again,
                          {{{"kind",
                             "Somebody else took this back while you had it open. What you typed "
                             "is not saved. If it did happen, record it again"}},
                           status});
}

}  // namespace

Response get_new_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto may = app.read(actor, [&](core::UnitOfWork& work) {
        return core::open_case(
            work, actor, core::Action::case_edit, core::CaseId{request.value(0)}, app.now());
    });
    if (!may) return refusal_page(app, request, actor, may.error());
    Fields typed;
    typed.add("kind", request.query.get("kind"));
    for (const core::Child& child : children_of(app, actor, core::CaseId{request.value(0)}))
        typed.add("children", child.id.text());
    return new_event_form(app, request, actor, typed);
}

Response post_new_event(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const Fields form = form_of(request);
    const auto children = children_of(app, actor, id);
    Errors errors;
    const core::RecordEvent command{.case_id = id,
                                    .kind = core::event_kind_from(form.get("kind")),
                                    .on = typed_date_of(form, "on", errors),
                                    .time = typed_time_of(form, errors),
                                    .children = ticked_children(form, children, errors),
                                    .initiates_section_47 = is_ticked(form, "initiates_section_47"),
                                    .makes_plan = is_ticked(form, "makes_plan"),
                                    .note = core::FreeText{form.get("note")},
                                    .confirm_unusual = is_ticked(form, "confirm_unusual")};
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(errors, core::record_event(work, case_tools(app), actor, command));
    });
    if (recorded) return done(dates_url(id), "event-recorded");
    if (const auto trouble = form_trouble(recorded.error()))
        return new_event_form(app, request, actor, form, *trouble);
    return refusal_page(app, request, actor, recorded.error());
}

Response get_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto event = event_of(app, request, actor);
    if (!event) return refusal_page(app, request, actor, event.error());
    return correction_form(
        app, request, actor, *event, typed_from(*event, children_of(app, actor, event->case_id)));
}

Response post_event(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto event = event_of(app, request, actor);
    if (!event) return replaced_meanwhile(app, request, actor, form, event.error());
    const auto children = children_of(app, actor, event->case_id);
    Errors errors;
    const core::CorrectEvent command{
        .event = event->id,
        .on = typed_date_of(form, "on", errors),
        .time = typed_time_of(form, errors),
        .children = ticked_children(form, children, errors),
        .initiates_section_47 = is_ticked(form, "initiates_section_47"),
        .makes_plan = is_ticked(form, "makes_plan"),
        .note = core::FreeText{form.get("note")},
        .reason = form.get("reason"),
        .confirm_unusual = is_ticked(form, "confirm_unusual")};
    const auto corrected = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(errors, core::correct_event(work, case_tools(app), actor, command));
    });
    if (corrected) return done(dates_url(event->case_id), "event-corrected");
    if (const auto trouble = form_trouble(corrected.error()); trouble && trouble->status == 422)
        return correction_form(app, request, actor, *event, form, *trouble);
    return refusal_page(app, request, actor, corrected.error());
}

Response post_withdraw_event(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto event = event_of(app, request, actor);
    if (!event) return replaced_meanwhile(app, request, actor, form, event.error());
    const core::WithdrawEvent command{event->id, form.get("withdrawal_reason")};
    const auto withdrawn = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::withdraw_event(work, case_tools(app), actor, command);
    });
    if (withdrawn) return done(dates_url(event->case_id), "event-withdrawn");
    if (auto trouble = form_trouble(withdrawn.error()); trouble && trouble->status == 422) {
        for (core::FieldError& error : trouble->errors)
            error.field = "withdrawal_reason";
        return correction_form(app, request, actor, *event, form, *trouble, Half::withdraw);
    }
    return refusal_page(app, request, actor, withdrawn.error());
}

}  // namespace quorate::server
