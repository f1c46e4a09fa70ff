#include "ui/gallery.h"
namespace mq::ui {
void draw_gallery(Gallery& state) { (void)state; }
}
