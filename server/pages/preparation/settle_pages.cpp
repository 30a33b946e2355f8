#include <algorithm>

#include "core/dates/typed_date.hpp"
#include "core/preparation/settle_point.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/preparation_form.hpp"
#include "server/pages/preparation/preparation_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

struct Typed {
    std::string answer = {};
    std::string day = {};
    std::string reason = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

std::string hint_of(const core::AnswerRule& rule)
{
    if (rule.needs_approval) return "Give the reason. A team manager has to approve it";
    if (rule.needs_day && rule.needs_reason) return "Give the day and the reason";
    if (rule.needs_reason) return "Give the reason";
    return rule.needs_day ? "Give the day" : "";
}

// PN0 is offered to the children it is for, and the others to the rest; and so on.
bool is_offered(const core::AnswerRule& rule,
                core::PreparationPoint point,
                const core::PreparedFacts& facts)
{
    using core::PreparationAnswer;
    if (rule.point != point) return false;
    if (point == core::PreparationPoint::participation)
        return fits_age(rule.answer, facts.age.value());
    if (rule.answer == PreparationAnswer::advocate_not_offered)
        return facts.jurisdiction != core::Jurisdiction::wales;
    return rule.answer != PreparationAnswer::interpreter_not_needed || !facts.needs_interpreter;
}

std::vector<View> fields_of(const core::PointEntry& entry,
                            const core::PreparedFacts& facts,
                            const Typed& typed)
{
    std::vector<Option> options;
    bool has_day = false;
    bool has_reason = false;
    for (const core::AnswerRule& rule : core::answer_rules()) {
        if (!is_offered(rule, entry.point, facts)) continue;
        options.push_back({.value = std::string{rule.code},
                           .label = std::string{rule.label},
                           .hint = hint_of(rule)});
        has_day |= rule.needs_day;
        has_reason |= rule.needs_reason;
    }
    std::vector<View> fields{
        hidden_input("number", number_text(entry.settled ? entry.settled->number : 0)),
        radios({.name = "answer",
                .legend = std::string{core::label(entry.point)},
                .options = std::move(options),
                .chosen = typed.answer,
                .error = error_for(typed.errors, "answer")})};
    if (has_day)
        fields.push_back(date_input({.name = "day",
                                     .label = "On which day?",
                                     .value = typed.day,
                                     .error = error_for(typed.errors, "day")},
                                    DateExample::past));
    if (has_reason)
        fields.push_back(textarea({.name = "reason",
                                   .label = "Why? (where a reason is asked for)",
                                   .value = typed.reason,
                                   .error = error_for(typed.errors, "reason"),
                                   .rows = 3}));
    return fields;
}

// What somebody else recorded while the form was open.
std::string theirs_words(const core::PointEntry& entry)
{
    if (!entry.settled) return "Nothing is recorded yet.";
    const std::string reason = entry.reason.reveal();
    return "Recorded meanwhile by " + entry.recorded_by.reveal() + ": " +
           std::string{core::answer_rule(entry.settled->answer).label} + "." +
           (reason.empty() ? "" : " " + reason);
}

Response show(App& app, const Request& request, const core::Actor& actor, const Typed* typed)
{
    const auto all = preparation_read(app, request, actor);
    if (!all) return refusal_page(app, request, actor, all.error());
    const core::PreparedEntry* entry = person_named(*all, request);
    const auto point = core::preparation_point_from(request.query.get("point"));
    if (entry == nullptr || !point || !all->may_record)
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const auto known = std::ranges::find(entry->points, *point, &core::PointEntry::point);
    if (known == entry->points.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});

    Typed kept;
    if (known->settled) {
        kept.answer = core::code(known->settled->answer);
        kept.day = known->settled->day ? core::typed_date(*known->settled->day) : std::string{};
        kept.reason = known->reason.reveal();
    }
    const Typed& shown = typed == nullptr ? kept : *typed;
    const core::PreparedPerson& person = entry->person.person;
    std::vector<std::string> theirs;
    if (shown.status == refusal_status(core::Refusal::stale_version))
        theirs.push_back(theirs_words(*known));
    return preparation_form(
        app,
        request,
        actor,
        all->file,
        {.title = "Preparation of a meeting",
         .heading = std::string{core::label(*point)} + ": " + entry->person.name.reveal(),
         .before = std::move(theirs),
         .fields = fields_of(*known, entry->person.facts, shown),
         .save_url = preparation_url(
             all->file.meeting.id,
             "settle?who=" + person_key(person) + "&point=" + std::string{core::code(*point)}),
         .errors = shown.errors,
         .status = shown.status});
}

}  // namespace

Response get_settle_point(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, nullptr);
}

Response post_settle_point(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::SettlePoint command{
        .meeting = core::MeetingId{request.value(0)},
        .person = person_from(request.query.get("who")).value_or(core::PreparedPerson{}),
        .point = request.query.get("point"),
        .answer = form.get("answer"),
        .reason = core::FreeText{form.get("reason")},
        .number = number_field(form, "number")};
    command.day = typed_date_of(form, "day", command.errors);
    const auto settled = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::settle_point(work, meeting_tools(app), app.agency_reports, actor, command);
    });
    if (settled) return done(preparation_url(command.meeting), "point-settled");
    const auto trouble = form_trouble(settled.error());
    if (!trouble) return refusal_page(app, request, actor, settled.error());
    const Typed typed{.answer = command.answer,
                      .day = form.get("day"),
                      .reason = form.get("reason"),
                      .errors = trouble->errors,
                      .status = trouble->status};
    return show(app, request, actor, &typed);
}

Response post_approve_point(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const auto approved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::approve_point(
            work, meeting_tools(app), actor, meeting, core::SettledPointId{request.value(1)});
    });
    if (!approved) return refusal_page(app, request, actor, approved.error());
    return done(preparation_url(meeting), "point-approved");
}

}  // namespace quorate::server
