#pragma once

#include <array>
#include <string_view>

namespace quorate::core {

/// Words that most passwords in published leaks are made of, with digits or signs around them, and
/// those that come to mind in a children's services department. In alphabetical order.
inline constexpr std::array<std::string_view, 140> common_words{
    "access",     "admin",        "administrator", "april",     "arsenal",    "asdfghjkl",
    "ashley",     "august",       "autumn",        "azerty",    "backup",     "banana",
    "baseball",   "batman",       "birmingham",    "buster",    "butterfly",  "cardiff",
    "celtic",     "change",       "changeme",      "charlie",   "cheese",     "chelsea",
    "children",   "chocolate",    "christmas",     "computer",  "conference", "cookie",
    "council",    "cymru",        "daniel",        "database",  "december",   "default",
    "dragon",     "easter",       "england",       "everton",   "facebook",   "families",
    "family",     "february",     "flower",        "football",  "freedom",    "friday",
    "george",     "ginger",       "goodbye",       "google",    "guest",      "harley",
    "hello",      "iloveyou",     "internet",      "ireland",   "january",    "jessica",
    "jordan",     "july",         "june",          "letmein",   "liverpool",  "login",
    "london",     "manager",      "manchester",    "march",     "master",     "meeting",
    "meetings",   "michael",      "mickey",        "microsoft", "monday",     "monkey",
    "mypassword", "newpassword",  "nothing",       "november",  "october",    "office",
    "orange",     "outlook",      "passcode",      "password",  "passwort",   "pepper",
    "pokemon",    "princess",     "protection",    "purple",    "qwerty",     "qwertyuiop",
    "rangers",    "safeguarding", "samsung",       "saturday",  "scotland",   "secret",
    "september",  "server",       "service",       "services",  "shadow",     "snoopy",
    "social",     "socialworker", "spring",        "starwars",  "summer",     "sunday",
    "sunshine",   "superman",     "swansea",       "system",    "team",       "temp",
    "temporary",  "test",         "tester",        "testing",   "thomas",     "thursday",
    "tigger",     "tottenham",    "trustno",       "tuesday",   "user",       "wales",
    "wednesday",  "welcome",      "whatever",      "windows",   "winter",     "worker",
    "yellow",     "zxcvbnm"};

}  // namespace quorate::core
