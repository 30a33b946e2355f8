#include "server/api/child_letter_api.hpp"
#include "server/api/decision_letter_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

RouteDoc reading(std::string_view summary, std::string_view tag, std::string_view response)
{
    return {.summary = summary, .tag = tag, .response = response};
}

RouteDoc writing(std::string_view summary,
                 std::string_view tag,
                 std::string_view request,
                 std::string_view response,
                 int status = 200)
{
    return {
        .summary = summary, .tag = tag, .request = request, .response = response, .status = status};
}

}  // namespace

std::vector<Route> letter_api_routes()
{
    constexpr auto in = Entry::signed_in;
    return {
        {Method::get,
         "/api/v1/meetings/{m}/decision-letters",
         Action::minutes_distribute,
         get_api_decision_letters,
         in,
         reading("The letters about what a conference decided, drafted from its decisions",
                 "circulations",
                 "[DecisionLetter]")},
        {Method::put,
         "/api/v1/meetings/{m}/decision-letters/{r}",
         Action::minutes_distribute,
         put_api_decision_letter,
         in,
         writing("Write how a letter begins and ends; If-Match \"0\" for the first time",
                 "circulations",
                 "DecisionLetterPut",
                 "DecisionLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/decision-letters/{r}/sent",
         Action::minutes_distribute,
         post_api_decision_letter_sent,
         in,
         writing("Note that a letter has left: it never changes afterwards",
                 "circulations",
                 "DecisionLetterSent",
                 "DecisionLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/decision-letters/{r}/correct",
         Action::minutes_distribute,
         post_api_decision_letter_correct,
         in,
         writing("Draft a corrected letter in the place of one that left before a decision was put "
                 "right",
                 "circulations",
                 "DecisionLetterCorrect",
                 "DecisionLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/decision-letters/{r}/release",
         Action::minutes_distribute,
         post_api_decision_letter_release,
         in,
         writing("Hand a letter on: a colleague looks at it before it leaves",
                 "circulations",
                 "DecisionLetterRelease",
                 "DecisionLetter")},
        {Method::get,
         "/api/v1/meetings/{m}/child-letters",
         Action::redaction_create,
         get_api_child_letters,
         in,
         reading("The letters to the children a meeting was about, drafted from its record",
                 "circulations",
                 "[ChildLetter]")},
        {Method::put,
         "/api/v1/meetings/{m}/child-letters/{c}",
         Action::redaction_create,
         put_api_child_letter,
         in,
         writing("Prepare the letter to a child; If-Match \"0\" for the first time",
                 "circulations",
                 "ChildLetterPut",
                 "ChildLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/child-letters/{c}/release",
         Action::redaction_approve,
         post_api_child_letter_release,
         in,
         writing("Release a letter to a child that somebody else prepared",
                 "circulations",
                 "ChildLetterRelease",
                 "ChildLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/child-letters/{c}/given",
         Action::redaction_create,
         post_api_child_letter_given,
         in,
         writing("Note that a child was given the letter: it never changes afterwards",
                 "circulations",
                 "ChildLetterGiven",
                 "ChildLetter")},
        {Method::get,
         "/api/v1/letters-to-release",
         Action::redaction_approve,
         get_api_letters_to_release,
         in,
         reading("Letters that wait until a colleague has looked at them, the soonest last day "
                 "first",
                 "circulations",
                 "[WaitingLetter]")},
        {Method::get,
         "/api/v1/letters-to-release/{l}",
         Action::redaction_approve,
         get_api_letter_to_release,
         in,
         reading("A letter that waits, word for word", "circulations", "LetterToRelease")},
        {Method::post,
         "/api/v1/letters-to-release/{l}/release",
         Action::redaction_approve,
         post_api_letter_release,
         in,
         writing("Release a letter that somebody else handed on", "circulations", "", "", 204)},
        {Method::post,
         "/api/v1/letters-to-release/{l}/refuse",
         Action::redaction_approve,
         post_api_letter_refuse,
         in,
         writing("Do not release a letter, and say why", "circulations", "CopyRefuse", "", 204)},
    };
}

}  // namespace quorate::server
