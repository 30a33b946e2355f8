#include "core/feeds/feed_version_store.hpp"

namespace quorate::core {

std::string_view code(FeedSubject kind)
{
    switch (kind) {
        case FeedSubject::organisation:
            return "organisation";
        case FeedSubject::contact:
            return "contact";
        case FeedSubject::user:
            return "user";
        case FeedSubject::team:
            return "team";
        case FeedSubject::room:
            return "room";
        case FeedSubject::feed:
            return "feed";
    }
    return "";
}

}  // namespace quorate::core
