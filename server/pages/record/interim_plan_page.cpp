#include "server/pages/record/interim_plan_page.hpp"

#include <charconv>

#include "core/circulation/adjournment.hpp"
#include "core/circulation/mark_plan_lines.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

// 0, which is no line, for what is no number.
int line_number(const std::string& text)
{
    int number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : 0;
}

// What they read of it was given: the way on is a correction.
Response show_given(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::PlanLines& seen,
                    const FormTrouble& trouble)
{
    const core::MeetingId& meeting = seen.file.meeting.id;
    const Link put_right{.label = "Put something right in these minutes",
                         .url = record_url(meeting, "minutes/amend")};
    const Link agree{.label = "Agree the minutes", .url = record_url(meeting, "minutes/agree")};
    std::vector<core::FieldError> errors = trouble.errors;
    for (core::FieldError& each : errors)
        each.field.clear();
    return family_form(
        app,
        request,
        actor,
        {.title = "The interim plan",
         .heading = "The interim plan and the family",
         .eyebrow = meeting_line(seen.file),
         .hint = "A letter with lines of this plan was given to the family already. So what they "
                 "read of it stays as it is: " +
                 core::marked_lines_text(core::adjourned_by(seen.closing).value()) +
                 ". What is wrong in it is put right by a correction" +
                 (seen.is_agreed ? "" : ", once the minutes are agreed") +
                 ". To keep it from somebody who has not got it, choose less than what is usual "
                 "for them before papers are sent.",
         .instead = seen.is_agreed ? put_right : agree,
         .back = {.label = "Who was here", .url = record_url(meeting, "register")},
         .errors = std::move(errors),
         .status = trouble.status});
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Fields* typed = nullptr,
              const FormTrouble& trouble = {{}, 200})
{
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_plan_lines(work, app.clock, actor, meeting_of(request));
    });
    if (!seen) return refusal_page(app, request, actor, seen.error());
    if (seen->was_in_letter) return show_given(app, request, actor, *seen, trouble);
    Checkboxes lines{
        .name = "lines",
        .legend = "What the family may read",
        .hint = seen->was_sent
                    ? "A copy was sent to the family already. To change this, take the "
                      "copy back first, and send it again afterwards."
                    : "Tick only what is safe for each of them. What names somebody whom "
                      "they must not meet is left out of their copy all the same.",
        .error = error_for(trouble.errors, "lines"),
        .small = true};
    for (std::size_t i = 0; i < seen->lines.size(); ++i)
        lines.options.push_back({std::to_string(i + 1), seen->lines[i]});
    if (typed != nullptr)
        lines.chosen = typed->all("lines");
    else
        for (const int line : seen->closing.lines_for_family)
            lines.chosen.push_back(std::to_string(line));
    return family_form(
        app,
        request,
        actor,
        {.title = "The interim plan",
         .heading = "The interim plan and the family",
         .eyebrow = meeting_line(seen->file),
         .hint = "Their copy and their letter say that the meeting was adjourned, why, and by when "
                 "it is held again. Of the interim plan they get the lines that you tick, if they "
                 "get all that is usual.",
         .instead = seen->was_sent ? Link{.label = "See what was sent",
                                          .url = record_url(meeting_of(request), "papers")}
                                   : Link{},
         .fields = {checkboxes(lines)},
         .save_label = "Save",
         .save_url = record_url(meeting_of(request), "interim-plan"),
         .back = {.label = "Who was here", .url = record_url(meeting_of(request), "register")},
         .errors = trouble.errors,
         .status = trouble.status});
}

}  // namespace

Response get_interim_plan_lines(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_interim_plan_lines(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::MarkPlanLines command{.meeting = meeting_of(request)};
    for (const std::string& each : form.all("lines"))
        command.lines.push_back(line_number(each));
    const auto marked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::mark_plan_lines(work, app.clock, actor, command);
    });
    if (marked) return done(record_url(command.meeting, "register"), "saved");
    const auto trouble = form_trouble(marked.error());
    if (!trouble) return refusal_page(app, request, actor, marked.error());
    return show(app, request, actor, &form, *trouble);
}

}  // namespace quorate::server
