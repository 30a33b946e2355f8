#include "server/pages/meetings/reply_views.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/meetings/seat_answer.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_words.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::Reply;

std::string_view offered(Reply reply, const ReplyWords& words)
{
    switch (reply) {
        case Reply::attend:
            return words.in_person;
        case Reply::remote:
            return words.by_video;
        case Reply::deputy:
            return words.deputy;
        case Reply::report_only:
            return words.report_only;
        case Reply::cannot_come:
            return words.cannot_come;
        case Reply::wrong_person:
            return words.wrong_person;
        case Reply::none:
            break;
    }
    return "";
}

// They cannot know whether another chair is free.
std::string_view offered_to_chair(Reply reply, const ReplyWords& words)
{
    return reply == Reply::cannot_come ? words.chair_cannot_come : offered(reply, words);
}

std::string_view offered_to_family(Reply reply, const ReplyWords& words)
{
    switch (reply) {
        case Reply::attend:
            return words.family_comes;
        case Reply::remote:
            return words.family_by_video;
        case Reply::cannot_come:
            return words.family_cannot_come;
        default:
            return offered(reply, words);
    }
}

core::Answering answering(const core::SeatView& seat)
{
    if (seat.is_family) return core::Answering::family;
    return seat.is_chair ? core::Answering::chair : core::Answering::professional;
}

// Nobody comes in person to a video meeting.
bool is_offered(Reply reply, const core::SeatView& seat)
{
    if (!core::may_answer(answering(seat), seat.mode, reply)) return false;
    return seat.mode != core::MeetingMode::video || reply != Reply::attend;
}

std::vector<Option> choices(const core::SeatView& seat)
{
    std::vector<Option> options;
    for (const Reply reply : core::all_replies())
        if (is_offered(reply, seat))
            options.push_back({std::string{code(reply)}, offered_text(reply, seat)});
    return options;
}

std::string asking(const core::SeatView& seat)
{
    const bool by_phone = seat.is_family && seat.by_mail && !seat.authority_phone.empty();
    return seat.where.asking +
           std::string{by_phone ? reply_words(seat.language).answer_mail : std::string_view{}};
}

std::string note_hint(const core::SeatView& seat)
{
    const ReplyWords& words = reply_words(seat.language);
    const std::string hint{!seat.is_family          ? words.note_hint
                           : seat.needs_interpreter ? words.needs_hint_interpreter
                                                    : words.needs_hint};
    return seat.has_note ? hint + ". " + std::string{words.note_before} : hint;
}

std::string_view offered(core::SeatAnswer answer, const ReplyWords& words)
{
    switch (answer) {
        case core::SeatAnswer::has_place:
            return words.has_place;
        case core::SeatAnswer::needs_place:
            return words.needs_place;
        case core::SeatAnswer::english:
            return words.speaks_english;
        case core::SeatAnswer::welsh:
            return words.speaks_welsh;
        case core::SeatAnswer::interpreter:
            return words.needs_interpreter;
    }
    return "";
}

// What was said before is not shown: whoever else reads the link would learn it.
View question_besides(core::SeatQuestion question,
                      const core::SeatView& seat,
                      const core::ReplyForm& typed,
                      const std::vector<core::FieldError>& errors)
{
    const ReplyWords& words = reply_words(seat.language);
    const bool is_place = question == core::SeatQuestion::place;
    const std::string name = is_place ? "private_place" : "speaks";
    std::vector<Option> options;
    for (const core::SeatAnswer answer : core::answers_to(question))
        options.push_back({std::string{code(answer)}, std::string{offered(answer, words)}});
    return radios({.name = name,
                   .legend = std::string{is_place ? words.place : words.speaks},
                   .options = std::move(options),
                   .chosen = is_place ? typed.place : typed.speaks,
                   .hint = std::string{is_place ? words.place_hint : words.speaks_hint},
                   .error = error_for(errors, name)});
}

}  // namespace

std::string day_text(const core::SeatView& seat)
{
    return core::long_date(core::london_date(seat.starts_at), seat.language);
}

std::string times_for(const core::SeatView& seat)
{
    return seat.is_family ? core::london_spoken_times(seat.starts_at, seat.ends_at, seat.language)
                          : times_text(seat.starts_at, seat.ends_at, seat.language);
}

std::string offered_text(core::Reply reply, const core::SeatView& seat)
{
    const ReplyWords& words = reply_words(seat.language);
    return std::string{seat.is_family  ? offered_to_family(reply, words)
                       : seat.is_chair ? offered_to_chair(reply, words)
                                       : offered(reply, words)};
}

View invitation_facts(const core::SeatView& seat)
{
    const ReplyWords& words = reply_words(seat.language);
    const auto with_phone = [&](std::string_view sentence) {
        return seat.authority_phone.empty()
                   ? std::string{}
                   : core::filled(sentence,
                                  {{"phone", seat.authority_phone}, {"reference", seat.reference}});
    };
    View page;
    set_reply_words(page, seat.language);
    page["question"] = with_phone(words.question);
    page["telephone"] = with_phone(words.telephone);
    page["anything_else"] = with_phone(words.anything_else);
    const bool is_to_come = !seat.is_cancelled && !seat.is_over;
    page["day"] = day_text(seat);
    page["times"] = times_for(seat);
    page["parts"] = is_to_come ? seat.parts : std::string{};
    page["arrival"] = is_to_come ? seat.arrival : std::string{};
    page["place"] = is_to_come ? seat.where.place : std::string{};
    page["access"] = is_to_come ? seat.where.access : std::string{};
    page["asking"] = is_to_come ? asking(seat) : std::string{};
    page["is_family"] = seat.is_family;
    page["reference"] = seat.reference;
    page["authority"] = seat.authority_name;
    page["phone"] = seat.authority_phone;
    page["is_cancelled"] = seat.is_cancelled;
    page["is_over"] = !seat.is_cancelled && seat.is_over;
    page["has_started"] = is_to_come && !seat.can_reply;
    return page;
}

std::vector<View> reply_fields(const core::SeatView& seat,
                               const core::ReplyForm& typed,
                               const std::vector<core::FieldError>& errors)
{
    const ReplyWords& words = reply_words(seat.language);
    std::vector<View> fields{radios({.name = "reply",
                                     .legend = std::string{words.can_you_come},
                                     .options = choices(seat),
                                     .chosen = typed.reply,
                                     .error = error_for(errors, "reply")})};
    if (core::may_answer(answering(seat), seat.mode, Reply::deputy))
        fields.push_back(text_input({.name = "deputy_name",
                                     .label = std::string{words.deputy_name},
                                     .value = typed.deputy_name,
                                     .error = error_for(errors, "deputy_name"),
                                     .autocomplete = "off"}));
    if (seat.asks_place)
        fields.push_back(question_besides(core::SeatQuestion::place, seat, typed, errors));
    if (seat.asks_language)
        fields.push_back(question_besides(core::SeatQuestion::language, seat, typed, errors));
    fields.push_back(textarea({.name = "note",
                               .label = std::string{seat.is_family ? words.needs : words.note},
                               .value = typed.note.value_or(std::string{}),
                               .hint = note_hint(seat),
                               .error = error_for(errors, "note"),
                               .rows = seat.is_family ? 4 : 2}));
    for (View& field : fields)
        field = field_in(seat.language, std::move(field));
    return fields;
}

}  // namespace quorate::server
